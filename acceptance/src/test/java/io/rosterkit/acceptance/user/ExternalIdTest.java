package io.rosterkit.acceptance.user;

import static io.rosterkit.acceptance.user.People.reason;
import static io.rosterkit.model.access.AccessReason.NOT_FOUND;
import static io.rosterkit.model.access.AccessReason.NOT_PERMITTED;
import static io.rosterkit.model.user.UserReason.EXTERNAL_ID_INVALID;
import static io.rosterkit.model.user.UserReason.EXTERNAL_ID_TAKEN;
import static io.rosterkit.model.user.UserReason.NOT_ONESELF;
import static io.rosterkit.model.user.UserReason.WRONG_STATE;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Roster;
import io.rosterkit.acceptance.Barrier;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.acceptance.Stored;
import io.rosterkit.audit.JournalRecord;
import io.rosterkit.directory.DirectoryEntry;
import io.rosterkit.hostdata.ExternalIds;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.ExternalId;
import io.rosterkit.registration.RegistrationReceipt;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserImport;
import io.rosterkit.user.UserReceipt;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A host keeps an id of its own for each person of an organization. */
@RosterTest
@Tag("X11")
class ExternalIdTest {

    private static final String ID = "HR-4711";
    private static final String LONGEST = "\u00e4".repeat(ExternalId.MAX_LENGTH);
    private static final String BEN = "ben@weiss.example";
    private static final String CLEO = "cleo@weiss.example";

    private Kit kit;
    private Roster roster;
    private Office office;
    private ExternalIds ids;
    private UserId ann;

    @BeforeEach
    void open(Kit parts) {
        kit = parts;
        roster = kit.roster();
        office = kit.offices().open();
        ids = office.desk().externalIds();
        ann = office.join("ann").user();
    }

    @EveryStorage
    @Test
    void aUserIsFoundByIt() {
        ids.assign(ann, ID).orThrow();

        DirectoryEntry found = ids.find(ID).orThrow();
        assertThat(found.user()).isEqualTo(ann);
        assertThat(found.contact().externalId()).contains(new ExternalId(ID));
        assertThat(office.desk().directory().get(ann).orThrow()).isEqualTo(found);
        assertThat(reason(ids.find("hr-4711"))).isEqualTo(NOT_FOUND);
        assertThat(reason(ids.find("HR-471"))).isEqualTo(NOT_FOUND);
        assertThat(reason(ids.find("HR-%"))).isEqualTo(NOT_FOUND);
    }

    @EveryStorage
    @Test
    void isReplacedAndRemovedAndFreeThen() {
        UserId ben = office.join("ben").user();
        ids.assign(ann, ID).orThrow();
        ids.assign(ann, "HR-2").orThrow();
        ids.assign(ben, ID).orThrow();

        assertThat(ids.find(ID).orThrow().user()).isEqualTo(ben);
        assertThat(ids.find("HR-2").orThrow().user()).isEqualTo(ann);

        ids.remove(ben).orThrow();
        assertThat(reason(ids.find(ID))).isEqualTo(NOT_FOUND);
        ids.assign(ann, ID).orThrow();
        assertThat(ids.find(ID).orThrow().user()).isEqualTo(ann);
    }

    @EveryStorage
    @Test
    void isRefusedWhenAnotherPersonHasIt() {
        ids.assign(ann, ID).orThrow();
        UserId ben = office.join("ben").user();

        assertThat(reason(ids.assign(ben, ID))).isEqualTo(EXTERNAL_ID_TAKEN);
        assertThat(reason(importing(CLEO))).isEqualTo(EXTERNAL_ID_TAKEN);
        assertThat(reason(inviting(CLEO))).isEqualTo(EXTERNAL_ID_TAKEN);
        assertThat(ids.assign(ben, ID).refusal().orElseThrow().field()).contains("externalId");
    }

    @Test
    void sayingItTwiceChangesNothing() {
        ids.assign(ann, ID).orThrow();
        ids.assign(ann, " " + ID + " ").orThrow();
        ids.remove(office.join("ben").user()).orThrow();

        assertThat(office.journal("user.assign-external-id")).hasSize(1);
        assertThat(office.journal("user.remove-external-id")).isEmpty();
    }

    @EveryStorage
    @ParameterizedTest
    @ValueSource(strings = {"1", "K\u00f6nig 7/b", "\uD83D\uDE00", "a'b\"c\\d%_;--"})
    void mayBeAnyVisibleText(String id) {
        ids.assign(ann, id).orThrow();

        assertThat(ids.find(id).orThrow().contact().externalId()).contains(new ExternalId(id));
    }

    @EveryStorage
    @Test
    void mayBeOfTwoHundredCharacters() {
        ids.assign(ann, LONGEST).orThrow();
        importing(BEN, "x" + LONGEST.substring(1)).orThrow();

        assertThat(ids.find(LONGEST).orThrow().user()).isEqualTo(ann);
        assertThat(reason(ids.assign(ann, LONGEST + "x"))).isEqualTo(EXTERNAL_ID_INVALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00a0",
                "\t",
                "a\r\nBcc: b",
                "a\nb",
                "a\u0000b",
                "a\u202eb",
                "a\u200bb",
                "a\u2028b",
                "\ud800"
            })
    void isRefusedWhenNobodySeesWhatItIs(String id) {
        assertThat(reason(ids.assign(ann, id))).isEqualTo(EXTERNAL_ID_INVALID);
        assertThat(reason(ids.find(id))).isEqualTo(EXTERNAL_ID_INVALID);
        assertThat(reason(importing(BEN, id))).isEqualTo(EXTERNAL_ID_INVALID);
        assertThat(reason(inviting(BEN, id))).isEqualTo(EXTERNAL_ID_INVALID);
    }

    @Test
    void isTheSameHoweverItsLettersAreComposed() {
        ids.assign(ann, "Ko\u0308nig\u00a0").orThrow();

        assertThat(ids.find("K\u00f6nig").orThrow().user()).isEqualTo(ann);
    }

    @EveryStorage
    @Test
    void isFreeOnceTheUserIsClosedAndStaysInTheDetails() {
        ids.assign(ann, ID).orThrow();
        office.desk().users().close(ann).orThrow();

        assertThat(reason(ids.find(ID))).isEqualTo(NOT_FOUND);
        assertThat(externalId(ann)).contains(new ExternalId(ID));
        assertThat(reason(ids.assign(ann, "HR-2"))).isEqualTo(WRONG_STATE);
        assertThat(reason(ids.remove(ann))).isEqualTo(WRONG_STATE);
        assertThat(importing(BEN).refusal()).isEmpty();
    }

    @EveryStorage
    @Test
    void comesWithAnImport() {
        UserId ben = importing(BEN).orThrow();

        assertThat(ids.find(ID).orThrow().user()).isEqualTo(ben);
    }

    @EveryStorage
    @Test
    void isTakenOverFromTheInvitation() {
        InvitationReceipt invited = inviting(BEN).orThrow();
        String link = kit.mail().to(BEN).link();

        assertThat(ids.find(ID).orThrow().user()).as("merely invited").isEqualTo(invited.user());
        assertThat(listed(BEN)).contains(new ExternalId(ID));
        assertThat(office.desk()
                        .invitations()
                        .get(invited.invitation())
                        .orThrow()
                        .invitee()
                        .externalId())
                .contains(new ExternalId(ID));
        assertThat(reason(ids.assign(ann, ID))).isEqualTo(EXTERNAL_ID_TAKEN);

        RegistrationReceipt registered = roster.front(office.organization(), new Source("192.0.2.1"))
                .register(link, office.codeWord(), "seven purple ladders hum")
                .orThrow()
                .done();
        assertThat(ids.find(ID).orThrow().user()).isEqualTo(registered.user());
    }

    @EveryStorage
    @Test
    void isFreeOnceTheInvitationEnds(MovableClock clock) {
        InvitationReceipt first = inviting(BEN).orThrow();
        InvitationReceipt second = office.desk()
                .invitations()
                .replace(first.invitation(), InvitationDraft.to(CLEO, STAFF).externalId(ID))
                .orThrow();
        office.desk().invitations().withdraw(second.invitation()).orThrow();
        inviting(BEN).orThrow();
        clock.move(Duration.ofDays(8));

        assertThat(inviting(BEN).refusal()).as("in place of an expired one").isEmpty();
    }

    @EveryStorage
    @Test
    void anInvitationIsNotOpenedAgainWhenAnotherPersonHasItByThen() {
        InvitationReceipt invited = inviting(BEN).orThrow();
        office.desk().invitations().withdraw(invited.invitation()).orThrow();
        ids.assign(ann, ID).orThrow();

        Outcome<InvitationReceipt> renewed = office.desk().invitations().renew(invited.invitation());

        assertThat(renewed.refusal()).isPresent();
        assertThat(ids.find(ID).orThrow().user()).isEqualTo(ann);
    }

    @Test
    void isForWhomManagesUsersAndNeverForTheOwnAccount() {
        UserId own = office.session().user();

        assertThat(reason(ids.assign(own, ID))).isEqualTo(NOT_ONESELF);
        assertThat(reason(ids.remove(own))).isEqualTo(NOT_ONESELF);
        assertThat(reason(roster.as(office.join("plain")).externalIds().assign(ann, ID)))
                .isEqualTo(NOT_PERMITTED);
    }

    @EveryStorage
    @Test
    @Tag("S2")
    void isThatOfOneOrganization() {
        Office elsewhere = kit.offices().open();
        UserId theirs = elsewhere.join("theirs").user();
        ids.assign(ann, ID).orThrow();

        assertThat(reason(elsewhere.desk().externalIds().find(ID))).isEqualTo(NOT_FOUND);
        assertThat(reason(ids.assign(theirs, "HR-9"))).isEqualTo(NOT_FOUND);
        assertThat(elsewhere.desk().externalIds().assign(theirs, ID).refusal()).isEmpty();
        assertThat(ids.find(ID).orThrow().user()).isEqualTo(ann);
    }

    @Test
    @Tag("G6")
    void theSameRequestHasOneEffect() {
        UserReceipt first = office.once("req-1").externalIds().assign(ann, ID).orThrow();
        ids.remove(ann).orThrow();

        assertThat(office.once("req-1").externalIds().assign(ann, ID).orThrow()).isEqualTo(first);
        assertThat(externalId(ann)).isEmpty();
        assertThat(office.once("req-1").externalIds().assign(ann, "HR-2").refusal())
                .isPresent();
    }

    @Test
    @Tag("G4")
    void theJournalSaysThatItChangedAndNeverWhatItIs(Storage storage) {
        ids.assign(ann, ID).orThrow();
        ids.remove(ann).orThrow();

        assertThat(List.of("user.assign-external-id", "user.remove-external-id"))
                .allSatisfy(act -> assertThat(office.journal(act))
                        .singleElement()
                        .extracting(JournalRecord::details)
                        .asString()
                        .doesNotContain(ID));
        assertThat(Stored.journal(storage, office.organization(), ann).toString())
                .doesNotContain(ID);
        assertThat(new ExternalId(ID)).hasToString("ExternalId[...]");
    }

    @EveryStorage
    @ParameterizedTest
    @ValueSource(ints = {2, 8})
    @Tag("G1")
    void ofManyWhoGetOneAtOnceOneHasIt(int threads) {
        for (int round = 0; round < 5; round++) {
            String id = "HR-" + round;
            int turn = round;

            List<Outcome<?>> answers = Barrier.together(threads, number -> () -> give(number, turn, id));

            assertThat(answers.stream().filter(answer -> answer.refusal().isEmpty()))
                    .hasSize(1);
            assertThat(answers.stream().flatMap(answer -> answer.refusal().stream()))
                    .hasSize(threads - 1)
                    .allSatisfy(refusal -> assertThat(refusal.reason()).isEqualTo(EXTERNAL_ID_TAKEN));
        }
    }

    /** To a new user in one of the ways. */
    private Outcome<?> give(int number, int round, String id) {
        String name = "user" + number + "of" + round;
        return switch (number % 3) {
            case 0 -> ids.assign(office.join(name).user(), id);
            case 1 -> importing(name + "@weiss.example", id);
            default -> inviting(name + "@weiss.example", id);
        };
    }

    private Outcome<UserId> importing(String address) {
        return importing(address, ID);
    }

    private Outcome<UserId> importing(String address, String id) {
        return roster.operations()
                .importUser(office.organization(), UserImport.of(address, STAFF).withExternalId(id))
                .map(imported -> imported.user());
    }

    private Outcome<InvitationReceipt> inviting(String address) {
        return inviting(address, ID);
    }

    private Outcome<InvitationReceipt> inviting(String address, String id) {
        return office.desk()
                .invitations()
                .invite(InvitationDraft.to(address, STAFF).externalId(id));
    }

    private Optional<ExternalId> externalId(UserId user) {
        return office.support().users().get(user).orThrow().contact().externalId();
    }

    private Optional<ExternalId> listed(String address) {
        return office.desk().directory().list(PageRequest.first(100)).orThrow().items().stream()
                .filter(row -> row.contact().address().equals(Optional.of(new EmailAddress(address, address))))
                .findFirst()
                .orElseThrow()
                .contact()
                .externalId();
    }
}
