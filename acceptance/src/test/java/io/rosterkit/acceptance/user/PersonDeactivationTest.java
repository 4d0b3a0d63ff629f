package io.rosterkit.acceptance.user;

import static io.rosterkit.acceptance.user.People.reason;
import static io.rosterkit.model.access.AccessReason.ROLE_NOT_GRANTABLE;
import static io.rosterkit.model.user.UserReason.LAST_UNLOCKER;
import static io.rosterkit.model.user.UserReason.NOT_ONESELF;
import static io.rosterkit.model.user.UserReason.PERSON_INACTIVE;
import static io.rosterkit.model.user.UserReason.WRONG_STATE;
import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Roster;
import io.rosterkit.acceptance.Barrier;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.directory.AccountDraft;
import io.rosterkit.directory.Directory;
import io.rosterkit.directory.DirectoryEntry;
import io.rosterkit.directory.PersonDraft;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.RegistrationStatus;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deactivating a person deactivates the user, and not the other way round. */
@RosterTest
@Tag("N6")
class PersonDeactivationTest {

    private static final String PASSWORD = "seven purple ladders hum";
    private static final String ADDRESS = "lea@lab.example";

    private Kit kit;
    private Roster roster;
    private Office office;

    @BeforeEach
    void open(Kit parts) {
        kit = parts;
        roster = kit.roster();
        office = kit.offices().open();
    }

    @EveryStorage
    @Test
    @Tag("L5")
    @Tag("G4")
    void theUserGoesWithThePersonAndDoesNotComeBackWithIt() {
        Session ann = office.join("ann");

        assertThat(directory().deactivate(ann.user()).orThrow().active()).isFalse();

        assertThat(status(ann.user()))
                .isEqualTo(new DirectoryEntry.Status(
                        RegistrationStatus.REGISTERED, UserStatus.DEACTIVATED, false, Validity.always()));
        assertThat(roster.as(ann).account().get().refusal()).isPresent();
        assertThat(reason(office.desk().users().reactivate(ann.user()))).isEqualTo(PERSON_INACTIVE);
        assertThat(office.journal("person.deactivate"))
                .singleElement()
                .satisfies(told -> assertThat(told.details()).isEqualTo(Map.of("was", "active")));

        assertThat(directory().reactivate(ann.user()).orThrow().active()).isTrue();

        assertThat(status(ann.user()))
                .isEqualTo(new DirectoryEntry.Status(
                        RegistrationStatus.REGISTERED, UserStatus.DEACTIVATED, true, Validity.always()));
        assertThat(roster.as(ann).account().get().refusal()).isPresent();
        office.desk().users().reactivate(ann.user()).orThrow();
        assertThat(status(ann.user()).account()).isEqualTo(UserStatus.ACTIVE);
        assertThat(office.desk().journal().verify(ann.user()).orThrow().complete())
                .isTrue();
    }

    @EveryStorage
    @Test
    void aUserWhoIsDeactivatedAloneLeavesThePersonActive() {
        UserId ann = office.join("ann").user();
        office.desk().users().deactivate(ann).orThrow();

        assertThat(status(ann).active()).isTrue();

        directory().deactivate(ann).orThrow();
        assertThat(status(ann))
                .isEqualTo(new DirectoryEntry.Status(
                        RegistrationStatus.REGISTERED, UserStatus.DEACTIVATED, false, Validity.always()));
    }

    @EveryStorage
    @Test
    @Tag("L8")
    @Tag("G8")
    void theRulesOfDeactivatingAUserHold() {
        UserId owner = office.session().user();
        Session admin = office.join("admin", OFFICE_ADMINISTRATOR);

        assertThat(reason(directory().deactivate(owner))).isEqualTo(NOT_ONESELF);
        assertThat(reason(roster.as(admin).directory().deactivate(owner))).isEqualTo(ROLE_NOT_GRANTABLE);
        directory().deactivate(admin.user()).orThrow();
        assertThat(reason(office.support().directory().deactivate(owner))).isEqualTo(LAST_UNLOCKER);
        assertThat(status(owner)).extracting(DirectoryEntry.Status::active).isEqualTo(true);
    }

    @EveryStorage
    @Test
    @Tag("M4")
    void anOpenInvitationIsWithdrawnAndThePersonStays() {
        UserId lea = added();
        InvitationReceipt invited =
                directory().makeUser(lea, AccountDraft.standard()).orThrow();
        String link = kit.mail().to(ADDRESS).link();

        directory().deactivate(lea).orThrow();

        assertListedInactive(lea, invited, InvitationState.WITHDRAWN);
        assertThat(register(link).refusal()).isPresent();
        directory().reactivate(lea).orThrow();
        directory().makeUser(lea, AccountDraft.standard()).orThrow();
        assertThat(register(kit.mail().to(ADDRESS).link()).refusal()).isEmpty();
        assertThat(office.desk().journal().verify(lea).orThrow().complete()).isTrue();
        assertThat(office.desk()
                        .journal()
                        .verify(invited.invitation())
                        .orThrow()
                        .complete())
                .isTrue();
    }

    @EveryStorage
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPersonWhoWasMerelyInvitedIsInTheDirectoryFromThenOn(boolean expired, MovableClock clock) {
        InvitationReceipt invited = office.desk()
                .invitations()
                .invite(InvitationDraft.to(ADDRESS, STAFF).named("Lea").externalId("HR-7"))
                .orThrow();
        if (expired) {
            clock.move(Duration.ofDays(8));
        }

        directory().deactivate(invited.user()).orThrow();

        assertListedInactive(invited.user(), invited, expired ? InvitationState.EXPIRED : InvitationState.WITHDRAWN);
        assertThat(office.desk().invitations().invite(ADDRESS, STAFF).refusal()).isPresent();
        assertThat(reason(office.desk().invitations().renew(invited.invitation())))
                .isEqualTo(expired ? PERSON_INACTIVE : InvitationReason.WRONG_STATE);
        directory().reactivate(invited.user()).orThrow();
        if (expired) {
            office.desk().invitations().renew(invited.invitation()).orThrow();
        } else {
            directory().makeUser(invited.user(), AccountDraft.standard()).orThrow();
        }
        assertThat(register(kit.mail().to(ADDRESS).link()).orThrow()).isEqualTo(invited.user());
        assertThat(office.desk().journal().verify(invited.user()).orThrow().complete())
                .isTrue();
    }

    @Test
    void whoIsInactiveIsNotDeactivatedAgainAndWhoIsClosedNeverChanges() {
        UserId lea = added();
        assertThat(reason(directory().reactivate(lea))).isEqualTo(WRONG_STATE);
        directory().deactivate(lea).orThrow();
        assertThat(reason(directory().deactivate(lea))).isEqualTo(WRONG_STATE);
        UserId ann = office.join("ann").user();
        office.desk().users().close(ann).orThrow();
        assertThat(reason(directory().deactivate(ann))).isEqualTo(WRONG_STATE);
        assertThat(reason(directory().reactivate(ann))).isEqualTo(WRONG_STATE);
    }

    @EveryStorage
    @RepeatedTest(5)
    @Tag("G1")
    void againstAnAcceptanceThereIsNeverAnActiveUserOfAnInactivePerson() {
        UserId lea = added();
        directory().makeUser(lea, AccountDraft.standard()).orThrow();
        String link = kit.mail().to(ADDRESS).link();
        String word = office.codeWord();

        List<Outcome<?>> answers = Barrier.together(
                2,
                number -> () -> number == 0
                        ? directory().deactivate(lea)
                        : roster.front(office.organization(), new Source("192.0.2.7"))
                                .register(link, word, PASSWORD));

        DirectoryEntry.Status status = status(lea);
        assertThat(answers.get(0).refusal()).isEmpty();
        assertThat(status.active()).isFalse();
        assertThat(status.account())
                .isEqualTo(answers.get(1).refusal().isEmpty() ? UserStatus.DEACTIVATED : UserStatus.LISTED);
        assertThat(roster.front(office.organization(), new Source("192.0.2.8"))
                        .signIn(ADDRESS, PASSWORD)
                        .refusal())
                .isPresent();
        assertThat(office.desk().journal().verify(lea).orThrow().complete()).isTrue();
    }

    private void assertListedInactive(UserId person, InvitationReceipt invited, InvitationState end) {
        assertThat(status(person))
                .isEqualTo(new DirectoryEntry.Status(
                        RegistrationStatus.LISTED, UserStatus.LISTED, false, Validity.always()));
        assertThat(office.desk()
                        .invitations()
                        .get(invited.invitation())
                        .orThrow()
                        .state())
                .isEqualTo(end);
    }

    private Outcome<UserId> register(String link) {
        return roster.front(office.organization(), new Source("192.0.2.7"))
                .register(link, office.codeWord(), PASSWORD)
                .map(registration -> registration.done().user());
    }

    private UserId added() {
        return directory()
                .add(PersonDraft.of("Lea", STAFF).at(ADDRESS).externalId("HR-7"))
                .orThrow()
                .person();
    }

    private Directory directory() {
        return office.desk().directory();
    }

    private DirectoryEntry.Status status(UserId person) {
        return directory().get(person).orThrow().status();
    }
}
