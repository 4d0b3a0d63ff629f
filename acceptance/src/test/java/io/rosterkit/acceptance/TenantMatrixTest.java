package io.rosterkit.acceptance;

import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Roster;
import io.rosterkit.audit.JournalRecord;
import io.rosterkit.house.OperationTable;
import io.rosterkit.house.OperationTable.Row;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.secondstep.SecondStepPolicy;
import io.rosterkit.secondstep.SecondStepPolicy.Demand;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@RosterTest
@Tag("S2")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenantMatrixTest {

    /** The id of an organization alone is the address of an act of the host, and no guess of a stranger. */
    private static final Pattern TAKES_SOMETHING = Pattern.compile(
            "\\b(Id|InvitationId|PracticeId|UserId|SessionId|MessageId|EntryId|ApiKeyId|PageRequest|InvitationDraft)\\b");

    private final Storage storage;
    private final MovableClock clock;
    private final Visitor victim;
    private final Visitor visitor;
    private final Visitor reader;

    /** Nothing that is refused changes these two organizations, so all tests share them; those who read, a third. */
    TenantMatrixTest(Storage storage, MovableClock clock) {
        this.storage = storage;
        this.clock = clock;
        Kit kit = kit(storage, clock);
        this.victim = visitor(kit, clock);
        this.visitor = visitor(kit, clock);
        this.reader = visitor(kit, clock);
    }

    static Stream<Trespass> someThatAreJournaled() {
        Set<Operation> some = EnumSet.of(
                Operation.WITHDRAW,
                Operation.GET,
                Operation.GET_USER,
                Operation.SHOW_CODE_WORD,
                Operation.RENEW_CODE_WORD,
                Operation.INVITE_DRAFT,
                Operation.LOCK,
                Operation.CHANGE_ROLES);
        return Operation.trespasses().filter(trespass -> some.contains(trespass.operation()));
    }

    @Test
    void theMatrixHoldsEveryOperationThatTakesAnIdALinkATokenOrACursor() {
        List<String> taking = OperationTable.read().rows().stream()
                .filter(row -> Set.of("front", "roster").contains(row.door())
                        || TAKES_SOMETHING.matcher(row.operation()).find())
                .map(Row::operation)
                .toList();

        assertThat(taking).hasSizeGreaterThan(35);
        assertThat(Operation.trespasses().map(trespass -> trespass.operation().signature()))
                .containsAll(taking);
    }

    @ParameterizedTest
    @MethodSource("io.rosterkit.acceptance.Operation#trespasses")
    void anotherOrganizationDoesNotExist(Trespass trespass) {
        Visitor fresh = stranger(trespass);

        Outcome<?> theirs = trespass.attempt(fresh, victim.own());
        Outcome<?> nobodys = trespass.attempt(fresh, Things.nowhere(victim.own()));

        assertThat(theirs).isEqualTo(nobodys);
        assertThat(texts(theirs)).isEqualTo(texts(nobodys));
        assertThat(theirs.refusal().map(Refusal::reason)).isEqualTo(trespass.answer());
    }

    @EveryStorage
    @ParameterizedTest
    @MethodSource("io.rosterkit.acceptance.Operation#trespasses")
    void anotherOrganizationIsNotTouched(Trespass trespass) {
        Visitor fresh = stranger(trespass);
        Snapshot before = Snapshot.of(victim.desk());
        int mails = fresh.kit().mail().all().size();

        trespass.attempt(fresh, victim.own());

        assertThat(Snapshot.of(victim.desk())).isEqualTo(before);
        assertThat(fresh.kit().mail().all()).hasSize(mails);
    }

    @ParameterizedTest
    @MethodSource("io.rosterkit.acceptance.Operation#trespasses")
    void theOwnThingsDoExist(Trespass trespass) {
        boolean changes =
                OperationTable.read().row(trespass.operation().signature()).changesState();
        MovableClock ownClock = new MovableClock();
        Visitor owner = changes ? visitor(kit(storage, ownClock), ownClock) : reader;

        Outcome<?> own = trespass.attempt(owner, owner.own());
        Outcome<?> nobodys = trespass.attempt(owner, Things.nowhere(owner.own()));

        assertThat(own.refusal()).isEmpty();
        assertThat(own).isNotEqualTo(nobodys);
    }

    @ParameterizedTest
    @MethodSource("someThatAreJournaled")
    @Tag("G4")
    void anAttemptIsInTheJournalOfTheOneWhoTried(Trespass trespass) {
        Snapshot before = Snapshot.of(visitor.desk());

        trespass.attempt(visitor, victim.own());

        List<JournalRecord> news = Snapshot.of(visitor.desk()).newsSince(before);
        assertThat(news).singleElement().satisfies(entry -> {
            assertThat(entry.refusal()).hasValue("access.not_found");
            assertThat(entry.agent().id())
                    .isEqualTo(visitor.office().session().user().toString());
        });
    }

    @Test
    @Tag("G6")
    void aRequestIdOfAnotherOrganizationIsStillUnused(Offices offices) {
        Office first = offices.open();
        Office second = offices.open();
        first.once("order-1").invitations().invite("ben@weiss.example", STAFF).orThrow();

        Outcome<?> same = second.once("order-1").invitations().invite("eva@weiss.example", STAFF);

        assertThat(same.refusal()).isEmpty();
    }

    @Test
    void anAddressIsFreeWhateverItIsInOtherOrganizations(Offices offices) {
        Office first = offices.open();
        Office second = offices.open();
        first.desk().invitations().invite("ben@weiss.example", STAFF).orThrow();

        Outcome<?> invited = second.desk().invitations().invite("ben@weiss.example", STAFF);
        Outcome<?> user = second.desk().invitations().invite("owner@office1.example", STAFF);

        assertThat(invited.refusal()).isEmpty();
        assertThat(user.refusal()).isEmpty();
    }

    /** In a product that asks for codes, so that there are steps to trespass on. */
    static Kit kit(Storage storage, MovableClock clock) {
        return Kit.of(
                storage,
                clock,
                Things.profile()
                        .secondStep(SecondStepPolicy.standard()
                                .registration(Demand.ALWAYS)
                                .signIn(Demand.UNKNOWN_DEVICE))
                        .build());
    }

    /** The visitor in a process of its own, where its source has not failed yet. */
    private Visitor stranger(Trespass trespass) {
        Kit kit = kit(storage, clock);
        return stranger(trespass, kit, visitor, clock);
    }

    /** The shared visitor; another one for the journal, which tells the visitor what the other tests tried. */
    static Visitor stranger(Trespass trespass, Kit kit, Visitor shared, MovableClock clock) {
        return trespass.isOfTheJournal() ? visitor(kit, clock) : new Visitor(kit, shared.office(), shared.own());
    }

    private static Visitor visitor(Kit kit, MovableClock clock) {
        Office office = kit.offices().open();
        return new Visitor(kit, office, Things.of(office, kit, clock));
    }

    private static Optional<List<String>> texts(Outcome<?> outcome) {
        return outcome.refusal()
                .map(refusal -> List.of(
                        Roster.texts().of(refusal, Locale.ENGLISH),
                        Roster.texts().of(refusal, Locale.GERMAN)));
    }
}
