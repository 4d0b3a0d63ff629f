package io.rosterkit.acceptance;

import static io.rosterkit.model.access.AccessReason.ACTOR_NOT_ACTIVE;
import static io.rosterkit.model.access.AccessReason.MEMBERS_ONLY;
import static io.rosterkit.model.signin.SignInReason.SESSION_OVER;
import static io.rosterkit.profile.StandardProfile.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Desk;
import io.rosterkit.apikey.ApiKeyDraft;
import io.rosterkit.audit.PersonalData;
import io.rosterkit.house.OperationTable;
import io.rosterkit.house.OperationTable.Access;
import io.rosterkit.house.OperationTable.Caller;
import io.rosterkit.house.OperationTable.Row;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.apikey.ApiKeyId;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The own account is for its user, whatever the roles, and for nobody else, whatever the rights. */
@RosterTest
@Tag("G3")
@Tag("G4")
class OwnMatrixTest {

    private Kit kit;
    private Office office;
    private Keys keys;

    @BeforeEach
    void register(Storage storage, MovableClock clock) {
        kit = Kit.of(storage, clock, Things.profile().build());
        office = kit.offices().open();
        keys = Keys.of(office, kit);
    }

    @Test
    void theMatrixHoldsEveryOperationThatIsForOneselfOnly() {
        List<String> table = OperationTable.read().rows().stream()
                .filter(row -> row.access().get(Caller.MEMBER) == Access.SELF)
                .map(Row::operation)
                .distinct()
                .toList();

        assertThat(Operation.ofTheOwnAccount().map(Operation::signature)).containsExactlyInAnyOrderElementsOf(table);
    }

    @ParameterizedTest
    @MethodSource("io.rosterkit.acceptance.Operation#ofTheOwnAccount")
    void aMemberWithoutRolesMay(Operation operation) {
        Outcome<?> outcome =
                operation.at(desk(new Actor.Member(keys.eva().signedIn().session())), Things.keys(keys));

        assertThat(outcome.refusal()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.rosterkit.acceptance.Operation#ofTheOwnAccount")
    void supportMayNotWithAllRights(Operation operation) {
        assertRefused(
                operation,
                new Actor.Support(office.organization(), "kim", Permission.ofLibrary(), "4711"),
                Refusal.of(MEMBERS_ONLY));
    }

    @ParameterizedTest
    @MethodSource("io.rosterkit.acceptance.Operation#ofTheOwnAccount")
    void theSystemMayNot(Operation operation) {
        assertRefused(operation, new Actor.Job(office.organization(), "host"), Refusal.of(MEMBERS_ONLY));
    }

    @ParameterizedTest
    @MethodSource("io.rosterkit.acceptance.Operation#ofTheOwnAccount")
    @Tag("P4")
    void aProgramMayNotWithAllPermissions(Operation operation) {
        ApiKeyDraft draft = ApiKeyDraft.of(
                "Directory", StandardProfile.of("Example").access().permissions(OWNER));
        ApiKeyId key = office.desk()
                .apiKeys()
                .create(draft, Offices.PASSWORD)
                .orThrow()
                .key();

        assertRefused(operation, new Actor.Program(office.organization(), key), Refusal.of(MEMBERS_ONLY));
    }

    @ParameterizedTest
    @MethodSource("io.rosterkit.acceptance.Operation#ofTheOwnAccount")
    @Tag("L5")
    void aUserWhoWasDeactivatedOrLockedMayNot(Operation operation) {
        Session session = keys.eva().signedIn().session();
        office.desk().users().lock(session.user()).orThrow();
        assertRefused(operation, new Actor.Member(session), Refusal.of(ACTOR_NOT_ACTIVE));

        office.desk().users().unlock(session.user()).orThrow();
        office.desk().users().deactivate(session.user()).orThrow();
        assertRefused(operation, new Actor.Member(session), Refusal.of(ACTOR_NOT_ACTIVE));
    }

    @ParameterizedTest
    @MethodSource("io.rosterkit.acceptance.Operation#ofTheOwnAccount")
    @Tag("S2")
    void aUserOfAnotherOrganizationIsNobodyHere(Operation operation) {
        Session stranger = kit.offices().open().session();

        assertRefused(
                operation,
                new Actor.Member(new Session(office.organization(), stranger.user(), stranger.id())),
                Refusal.of(SESSION_OVER));
    }

    @ParameterizedTest
    @MethodSource("io.rosterkit.acceptance.Operation#ofTheOwnAccount")
    void theSessionOfAnotherUserDoesNotHelp(Operation operation) {
        Session eva = keys.eva().signedIn().session();
        Session ben = office.join("ben");

        assertRefused(
                operation,
                new Actor.Member(new Session(office.organization(), eva.user(), ben.id())),
                Refusal.of(SESSION_OVER));
    }

    /** Refused for that reason, which is in the journal, and nothing else is anywhere. */
    private void assertRefused(Operation operation, Actor actor, Refusal refusal) {
        int mails = kit.mail().all().size();
        Snapshot before = Snapshot.of(office.desk());

        Outcome<?> outcome = operation.at(desk(actor), Things.keys(keys));

        Snapshot after = Snapshot.of(office.desk());
        assertThat(outcome.refusal()).contains(refusal);
        assertThat(after.showsTheSameAs(before)).isTrue();
        assertThat(kit.mail().all()).hasSize(mails);
        assertThat(after.newsSince(before)).singleElement().satisfies(entry -> {
            assertThat(entry.act()).isEqualTo(operation.act());
            assertThat(entry.refusal()).hasValue(refusal.code());
            assertThat(entry.agent().source()).isEqualTo(PersonalData.known("203.0.113.7"));
        });
    }

    private Desk desk(Actor actor) {
        return kit.roster().as(actor, Someone.AT_HOME);
    }
}
