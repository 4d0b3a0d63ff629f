package io.rosterkit.acceptance;

import static io.rosterkit.profile.StandardProfile.GUEST;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Front;
import io.rosterkit.Roster;
import io.rosterkit.access.RoleRule;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.invitation.Invitations;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.password.PasswordPolicy;
import io.rosterkit.peoplelist.AddressList;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserImport;
import io.rosterkit.user.Users;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a refused person is told sends the person the right way. */
@EveryStorage
@RosterTest
@Tag("G3")
class WrongTextTest {

    private static final Role CLERK = new Role("clerk");

    @Test
    @Tag("P2")
    @Tag("T2")
    void anAdministratorWhoInvitesADeactivatedUserIsToldToReactivate(Offices offices) {
        Office office = offices.open();
        Session ben = office.join("ben");
        String address = address(office, ben);
        office.desk().users().deactivate(ben.user()).orThrow();

        Refusal refusal = refusal(office.desk().invitations().invite(address.toUpperCase(Locale.ROOT), GUEST));

        assertThat(refusal.reason()).isEqualTo(InvitationReason.USER_DEACTIVATED);
        assertThat(refusal.facts()).containsEntry("user", ben.user().toString());
        assertThat(english(refusal)).contains("reactivate that user").doesNotContain("Nothing needs to be done");
        assertThat(german(refusal)).contains("aktivieren Sie diesen Benutzer wieder");
        office.desk().users().reactivate(ben.user()).orThrow();
        assertThat(refusal(office.desk().invitations().invite(address, STAFF)).reason())
                .isEqualTo(InvitationReason.ALREADY_USER);
    }

    @Test
    @Tag("P2")
    void everybodyElseWhoInvitesADeactivatedUserIsSentToAnAdministrator(Storage storage, MovableClock clock) {
        Kit kit = Kit.of(
                storage,
                clock,
                StandardProfile.builder("Example")
                        .role(CLERK, new RoleRule(Set.of(Permission.INVITE), Set.of()))
                        .build());
        Office office = kit.offices().open();
        Session ben = office.join("ben");
        String address = address(office, ben);
        office.desk().users().deactivate(ben.user()).orThrow();
        List<Actor> others = List.of(
                new Actor.Member(office.join("clerk", CLERK)),
                new Actor.Support(office.organization(), "sue", Permission.ofLibrary(), "T-1"),
                new Actor.Job(office.organization(), "mailer"));

        assertThat(others).allSatisfy(actor -> {
            Refusal refusal = refusal(kit.roster().as(actor).invitations().invite(address, STAFF));
            assertThat(refusal.reason()).isEqualTo(InvitationReason.NOT_INVITABLE);
            assertThat(refusal.facts()).isEmpty();
            assertThat(english(refusal)).contains("ask an administrator").doesNotContain("deactivated");
            Refusal ofLine = refusal(kit.roster()
                    .as(actor)
                    .invitations()
                    .inviteAll(AddressList.text(address), STAFF)
                    .then(report -> report.lines().get(0).outcome()));
            assertThat(ofLine).isEqualTo(refusal);
        });
    }

    @Test
    @Tag("L5")
    void anActInASessionThatHasEndedSaysSignInAgain(Roster roster, Offices offices, MovableClock clock) {
        Office office = offices.open();
        Session signedOut = office.join("ben");
        roster.as(signedOut).account().signOut().orThrow();
        Session everywhere = office.join("eva");
        roster.as(everywhere).account().endAllSessions().orThrow();
        Session byAdministrator = office.join("ida");
        office.desk().users().endSessions(byAdministrator.user()).orThrow();
        Session late = office.join("uwe");
        clock.move(Duration.ofHours(12));

        assertThat(List.of(signedOut, everywhere, byAdministrator, late)).allSatisfy(session -> {
            assertThat(refusal(roster.as(session).users().get(session.user())).reason())
                    .isEqualTo(SignInReason.SESSION_OVER);
            Refusal own = refusal(roster.as(session).account().reauthenticate(Offices.PASSWORD));
            assertThat(own.reason()).isEqualTo(SignInReason.SESSION_OVER);
            assertThat(english(own)).isEqualTo("Your session has ended. Please sign in again.");
        });
    }

    @Test
    @Tag("L4")
    void ofAnAccountNothingIsToldOnceTheSessionReachedItsEnd(Roster roster, Offices offices, MovableClock clock) {
        Office office = offices.open();
        Session ben = office.join("ben");
        office.desk().users().deactivate(ben.user()).orThrow();
        assertThat(refusal(roster.as(ben).users().get(ben.user())).code()).isEqualTo("access.actor_not_active");

        clock.move(Duration.ofHours(12));

        assertThat(refusal(roster.as(ben).users().get(ben.user())).reason()).isEqualTo(SignInReason.SESSION_OVER);
    }

    @Test
    @Tag("V5")
    void theOwnAddressInOtherCapitalsIsTheOwnOne(Roster roster, Offices offices) {
        Office office = offices.open();
        Session ben = office.join("ben");
        String capitals = address(office, ben).toUpperCase(Locale.ROOT);

        Refusal refusal = refusal(roster.as(ben).account().changeAddress(capitals, Offices.PASSWORD));

        assertThat(refusal.reason()).isEqualTo(UserReason.ADDRESS_OWN);
        assertThat(english(refusal)).contains("your address already").doesNotContain("another user");
    }

    @Test
    void aHeldInvitationIsToBeRenewedAndNotSentAgain(Kit kit, MovableClock clock) {
        AddressWays ways = new AddressWays(kit, clock);
        ways.arrange(AddressWays.State.HELD);

        Refusal refusal = refusal(ways.office.desk().invitations().invite(AddressWays.ADDRESS, STAFF));

        assertThat(refusal.reason()).isEqualTo(InvitationReason.ALREADY_INVITED);
        assertThat(refusal.facts()).containsEntry("state", "held").containsKey("invitation");
        assertThat(english(refusal)).contains("renew that invitation");
    }

    @Test
    @Tag("P2")
    @Tag("T9")
    void whoInvitesAUserWhoCannotSignInIsToldWhatToDo(Roster roster, Offices offices) {
        Office office = offices.open();
        Session ben = office.join("ben");
        office.desk().users().lock(ben.user()).orThrow();
        String imported = "imported@weiss.example";
        UserId without = roster.operations()
                .importUser(office.organization(), UserImport.of(imported, STAFF))
                .orThrow()
                .user();
        Map<String, UserId> users = Map.of(address(office, ben), ben.user(), imported, without);

        users.forEach((address, user) -> {
            Refusal refusal = refusal(office.desk().invitations().invite(address, STAFF));
            assertThat(refusal)
                    .isEqualTo(Refusal.of(InvitationReason.ALREADY_USER)
                            .at("address")
                            .with("user", user));
            assertThat(english(refusal))
                    .contains("unlock the user", "without a password")
                    .doesNotContain("can sign in with it");
            assertThat(german(refusal)).contains("entsperren", "kein Passwort");
            Refusal ofJob = refusal(roster.as(new Actor.Job(office.organization(), "mailer"))
                    .invitations()
                    .invite(address, STAFF));
            assertThat(ofJob.facts()).isEmpty();
            assertThat(english(ofJob)).contains("an administrator can look").doesNotContain("can sign in with it");
        });
    }

    @Test
    @Tag("T1")
    @Tag("T8")
    void whatIsDoneAlreadyIsSaidToBeDone(Offices offices) {
        Office office = offices.open();
        UserId ben = office.join("ben").user();
        Users users = office.desk().users();

        assertThat(english(refusal(users.unlock(ben)))).contains("not locked", "nothing to unlock");
        assertThat(german(refusal(users.unlock(ben)))).contains("nicht gesperrt");
        assertThat(english(refusal(users.reactivate(ben)))).contains("active already", "nothing to reactivate");
        users.lock(ben).orThrow();
        assertThat(english(refusal(users.lock(ben)))).contains("locked this user already");
        assertThat(english(refusal(users.reactivate(ben)))).contains("unlock the user");
        users.unlock(ben).orThrow();
        users.deactivate(ben).orThrow();
        assertThat(english(refusal(users.deactivate(ben)))).contains("deactivated already");
        assertThat(english(refusal(users.unlock(ben)))).contains("not locked", "reactivate the user");
        users.close(ben).orThrow();
        assertThat(english(refusal(users.unlock(ben)))).contains("closed for good");
        assertThat(english(refusal(users.close(ben)))).contains("closed for good");
    }

    @Test
    @Tag("M4")
    void whatHasBecomeOfAnInvitationIsSaid(Offices offices, MovableClock clock) {
        Office office = offices.open();
        InvitationId withdrawn = invited(office, "a@weiss.example");
        InvitationId expired = invited(office, "b@weiss.example");
        Invitations invitations = office.desk().invitations();
        invitations.withdraw(withdrawn).orThrow();
        assertThat(english(refusal(invitations.withdraw(withdrawn)))).contains("withdrawn already");
        clock.move(Duration.ofDays(8));

        assertThat(english(refusal(office.desk().invitations().resend(expired))))
                .contains("expired", "renew");
    }

    @Test
    @Tag("V5")
    @Tag("S6")
    void whoChangesAnAddressToAnInvitedOneIsNotToldToSendTheInvitationAgain(Kit kit, MovableClock clock) {
        for (AddressWays.State state : List.of(AddressWays.State.OPEN, AddressWays.State.HELD)) {
            for (AddressWays.Kind kind :
                    List.of(AddressWays.Kind.OWN_ASK, AddressWays.Kind.SET_BY_ADMINISTRATOR, AddressWays.Kind.IMPORT)) {
                AddressWays ways = new AddressWays(kit, clock);
                ways.arrange(state);
                Refusal refusal = refusal(ways.prepared(kind).go());

                assertThat(refusal)
                        .isEqualTo(Refusal.of(InvitationReason.ALREADY_INVITED).at("address"));
                assertThat(english(refusal))
                        .contains("enter another address", "withdraw")
                        .doesNotContain("resend", "renew");
                assertThat(german(refusal)).contains("andere Adresse", "zurücknehmen");
            }
        }
    }

    @Test
    @Tag("N5")
    @Tag("V5")
    void aTextThatIsNoLinkIsNotSaidToBeOver(Roster roster, Offices offices) {
        Front front = roster.front(offices.open().organization(), Someone.AT_HOME);
        String forged = "https://app.example.org/recover#AQ" + "A".repeat(72);

        assertThat(List.of("garbage", "", forged)).allSatisfy(text -> {
            for (Outcome<?> answer :
                    List.of(front.resetPassword(text, "word", Offices.PASSWORD), front.confirmAddress(text))) {
                assertThat(refusal(answer).reason()).isEqualTo(VerificationReason.LINK_UNKNOWN);
                assertThat(english(refusal(answer)))
                        .contains("do not recognise this link", "ask for a new one")
                        .doesNotContain("any more");
                assertThat(german(refusal(answer))).contains("fordern Sie einen neuen an");
            }
        });
    }

    @Test
    @Tag("L5")
    @Tag("L6")
    void aHostThatVouchesHearsWhyTheUserIsKeptOut(Roster roster, Offices offices) {
        Office office = offices.open();
        UserId ben = office.join("ben").user();
        Users users = office.desk().users();

        users.lock(ben).orThrow();
        Refusal locked = refusal(roster.operations().signInExternally(office.organization(), ben));
        assertThat(locked.reason()).isEqualTo(AccessReason.USER_LOCKED);
        assertThat(english(locked)).contains("locked").contains("administrator");
        users.unlock(ben).orThrow();
        users.deactivate(ben).orThrow();
        assertThat(refusal(roster.operations().signInExternally(office.organization(), ben)))
                .isEqualTo(Refusal.of(AccessReason.USER_NOT_ACTIVE));
        users.close(ben).orThrow();
        Refusal closed = refusal(roster.operations().signInExternally(office.organization(), ben));
        assertThat(closed).isEqualTo(Refusal.of(AccessReason.USER_NOT_ACTIVE).with("status", "closed"));
        assertThat(english(closed)).contains("closed for good");
        assertThat(refusal(roster.operations().signInExternally(offices.open().organization(), ben))
                        .reason())
                .isEqualTo(AccessReason.NOT_FOUND);
    }

    private static InvitationId invited(Office office, String address) {
        return office.desk().invitations().invite(address, STAFF).orThrow().invitation();
    }

    @Test
    @Tag("V6")
    void aLimitIsToldWithTheNumberOfThePolicy(Storage storage, MovableClock clock) {
        Kit kit = Kit.of(
                storage,
                clock,
                StandardProfile.builder("Example")
                        .password(PasswordPolicy.standard()
                                .minLengthAlone(17)
                                .minLengthWithSecondStep(11)
                                .maxLength(150))
                        .build());
        Office office = kit.offices().open();
        Session ben = office.join("ben");

        Refusal tooShort = refusal(kit.roster().as(ben).account().changePassword(Offices.PASSWORD, "no river runs "));
        Refusal tooLong = refusal(kit.roster().as(ben).account().changePassword(Offices.PASSWORD, "river ".repeat(40)));
        Refusal name = refusal(office.desk()
                .invitations()
                .invite(InvitationDraft.to("b@weiss.example", STAFF).named("b".repeat(101))));

        assertThat(english(tooShort)).contains("at least 17 characters");
        assertThat(german(tooShort)).contains("mindestens 17 Zeichen");
        assertThat(english(tooLong)).contains("at most 150 characters");
        assertThat(english(name)).contains("at most 100 characters");
    }

    @Test
    void noTextShowsAPlaceWithoutItsFact() {
        assertThat(List.<Reason>of(SignInReason.PASSWORD_TOO_SHORT, SignInReason.PASSWORD_TOO_LONG))
                .allSatisfy(reason -> assertThat(english(Refusal.of(reason)) + german(Refusal.of(reason)))
                        .doesNotContain("{")
                        .doesNotContainPattern("[0-9]"));
    }

    private static String address(Office office, Session session) {
        return office.desk()
                .users()
                .get(session.user())
                .orThrow()
                .contact()
                .address()
                .original();
    }

    private static Refusal refusal(Outcome<?> outcome) {
        return outcome.refusal().orElseThrow();
    }

    private static String english(Refusal refusal) {
        return Roster.texts().of(refusal, Locale.ENGLISH);
    }

    private static String german(Refusal refusal) {
        return Roster.texts().of(refusal, Locale.GERMAN);
    }
}
