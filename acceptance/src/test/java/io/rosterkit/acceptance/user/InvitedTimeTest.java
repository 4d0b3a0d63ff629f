package io.rosterkit.acceptance.user;

import static io.rosterkit.acceptance.user.People.reason;
import static io.rosterkit.profile.StandardProfile.GUEST;
import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.profile.StandardProfile.OWNER;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Front;
import io.rosterkit.Operations;
import io.rosterkit.Roster;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.access.ValidityDraft;
import io.rosterkit.directory.AccountDraft;
import io.rosterkit.directory.PersonDraft;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.invitation.Invitations;
import io.rosterkit.invitee.InviteeEdit;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.registration.Registration;
import io.rosterkit.registration.RegistrationReceipt;
import io.rosterkit.testkit.Mailbox;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserImport;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Start and end of a user are given with the invitation, or with an import. */
@RosterTest
@Tag("X1")
class InvitedTimeTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final String BEN = "ben@weiss.example";
    private static final String PASSWORD = "seven purple ladders hum";

    private Roster roster;
    private MovableClock clock;
    private Mailbox mail;
    private Office office;
    private Instant begin;

    @BeforeEach
    void open(Roster made, MovableClock movable, Mailbox mailbox, Offices offices) {
        roster = made;
        clock = movable;
        mail = mailbox;
        office = offices.open();
        begin = clock.instant();
    }

    @EveryStorage
    @Test
    void whoIsInvitedRegistersBeforeTheStartAndSignsInFromThenOnUntilTheEnd() {
        Instant start = begin.plus(DAY.multipliedBy(2));
        Instant end = begin.plus(DAY.multipliedBy(20));
        InvitationReceipt invited =
                invite(ValidityDraft.always().from(start).until(end)).orThrow();
        Validity time = new Validity(Optional.of(start), Optional.of(end));
        assertThat(invitations().get(invited.invitation()).orThrow().invitee().validity())
                .isEqualTo(time);

        RegistrationReceipt registered = register(link()).orThrow().done();

        assertThat(registered.signedIn()).as("before the start").isEmpty();
        assertThat(office.desk()
                        .users()
                        .get(registered.user())
                        .orThrow()
                        .status()
                        .validity())
                .isEqualTo(time);
        assertThat(reason(front().signIn(BEN, PASSWORD))).isEqualTo(SignInReason.REFUSED);
        clock.moveTo(start);
        assertThat(front().signIn(BEN, PASSWORD).orThrow().done().expiresAt()).isBeforeOrEqualTo(end);
        assertThat(office.journal("user.join"))
                .filteredOn(entry -> entry.subject().id().equals(invited.user().uuid()))
                .singleElement()
                .satisfies(entry -> assertThat(entry.details())
                        .containsEntry("starts", start.toString())
                        .containsEntry("ends", end.toString()));

        clock.moveTo(end.minus(DAY.multipliedBy(7)));
        roster.operations().expire(10);
        assertThat(mail.to(BEN).latest().subject()).as("announced").contains("ends soon");
        clock.moveTo(end);
        assertThat(reason(front().signIn(BEN, PASSWORD))).isEqualTo(SignInReason.REFUSED);
    }

    @EveryStorage
    @Test
    void anInvitationExpiresWhenTheUserEndsAndIsRefusedWithThatReason() {
        Instant end = begin.plus(DAY);
        InvitationReceipt invited = invite(ValidityDraft.always().until(end)).orThrow();
        assertThat(invited.expiresAt()).isEqualTo(end);
        String link = link();
        clock.moveTo(end.minusNanos(1_000));
        assertThat(front().look(link).orThrow().expiresAt()).isEqualTo(end);
        clock.moveTo(end);

        assertThat(invitations().get(invited.invitation()).orThrow().state()).isEqualTo(InvitationState.EXPIRED);
        assertThat(reason(front().look(link))).isEqualTo(InvitationReason.USER_ENDED);
        assertThat(reason(front().decline(link))).isEqualTo(InvitationReason.USER_ENDED);
        assertThat(reason(office.desk()
                        .invitees()
                        .edit(invited.invitation(), InviteeEdit.none().address("other@weiss.example"))))
                .isEqualTo(InvitationReason.WRONG_STATE);
        assertThat(reason(register(link))).isEqualTo(InvitationReason.USER_ENDED);
        assertThat(reason(invitations().resend(invited.invitation()))).isEqualTo(InvitationReason.USER_ENDED);
        assertThat(reason(invitations().renew(invited.invitation()))).isEqualTo(InvitationReason.USER_ENDED);

        InvitationReceipt next = invitations()
                .replace(
                        invited.invitation(),
                        InvitationDraft.to(BEN, STAFF)
                                .limitedTo(ValidityDraft.always().until(end.plus(DAY))))
                .orThrow();
        RegistrationReceipt registered = register(link()).orThrow().done();
        assertThat(registered.user()).isEqualTo(next.user());
        assertThat(registered.signedIn().orElseThrow().expiresAt()).isBeforeOrEqualTo(end.plus(DAY));
    }

    @Test
    @Tag("M3")
    void aMailThatWaitedPastTheEndOfTheUserIsNotSent() {
        invite(ValidityDraft.always().until(begin.plus(DAY))).orThrow();
        clock.move(DAY);

        assertThat(roster.operations().dispatch(10).sent()).isZero();
    }

    @Test
    void aRenewedInvitationIsOpenForItsLifetimeAndNoLongerThanTheUserMayAct() {
        Instant end = begin.plus(DAY.multipliedBy(10));
        InvitationReceipt invited = invite(ValidityDraft.always().until(end)).orThrow();
        assertThat(invited.expiresAt()).isEqualTo(begin.plus(DAY.multipliedBy(7)));
        clock.move(DAY.multipliedBy(8));

        assertThat(invitations().renew(invited.invitation()).orThrow().expiresAt())
                .isEqualTo(end);
        clock.moveTo(end);
        assertThat(reason(invitations().renew(invited.invitation()))).isEqualTo(InvitationReason.USER_ENDED);
    }

    @Test
    void isGivenByCallersWhoManageUsersAndIsATimeThatComes() {
        InvitationDraft draft =
                InvitationDraft.to(BEN, GUEST).limitedTo(ValidityDraft.always().until(begin.plus(DAY)));

        assertThat(reason(office.program(Permission.INVITE).invitations().invite(draft)))
                .isEqualTo(AccessReason.NOT_PERMITTED);
        assertThat(office.program(Permission.INVITE)
                        .invitations()
                        .invite("cleo@weiss.example", GUEST)
                        .refusal())
                .isEmpty();
        assertThat(reason(invite(ValidityDraft.always().until(begin)))).isEqualTo(AccessReason.VALIDITY_INVALID);
        assertThat(reason(invite(ValidityDraft.always().from(begin.plus(DAY)).until(begin.plus(DAY)))))
                .isEqualTo(AccessReason.VALIDITY_INVALID);
        assertThat(invitations().invite(draft).refusal()).isEmpty();
    }

    @Test
    @Tag("G8")
    void whoseOwnRoleEndsGivesRolesForNoLongerThanThat() {
        Instant end = begin.plus(DAY);
        UserId user = office.join("ben").user();
        office.desk()
                .assignments()
                .grantRole(user, OWNER, ValidityDraft.always().until(end))
                .orThrow();
        Session ben = roster.operations()
                .signInExternally(office.organization(), user)
                .orThrow()
                .session();
        InvitationDraft draft = InvitationDraft.to("cleo@weiss.example", GUEST).withRoles(OFFICE_ADMINISTRATOR);

        assertThat(reason(asBen(ben).invite(draft))).isEqualTo(AccessReason.ROLE_NOT_GRANTABLE);
        assertThat(reason(
                        asBen(ben).invite(draft.limitedTo(ValidityDraft.always().until(end.plusSeconds(1))))))
                .isEqualTo(AccessReason.ROLE_NOT_GRANTABLE);
        InvitationReceipt invited = asBen(ben)
                .invite(draft.limitedTo(ValidityDraft.always().until(end)))
                .orThrow();
        assertThat(asBen(ben).renew(invited.invitation()).refusal()).isEmpty();
    }

    @EveryStorage
    @Test
    void aPersonOfTheDirectoryBecomesAUserForATime() {
        Instant end = begin.plus(DAY.multipliedBy(3));
        UserId lea = office.desk()
                .directory()
                .add(PersonDraft.of("Lea Gross", GUEST).at(BEN))
                .orThrow()
                .person();
        office.desk()
                .directory()
                .makeUser(
                        lea,
                        AccountDraft.standard().limitedTo(ValidityDraft.always().until(end)))
                .orThrow();

        register(link()).orThrow();

        assertThat(office.desk().directory().get(lea).orThrow().status().validity())
                .isEqualTo(new Validity(Optional.empty(), Optional.of(end)));
    }

    @EveryStorage
    @Test
    void comesWithAnImportAndIsAnnounced() {
        Instant end = begin.plus(DAY.multipliedBy(3));
        UserImport ben = UserImport.of(BEN, STAFF).verified();

        assertThat(reason(roster.operations()
                        .importUser(
                                office.organization(),
                                ben.limitedTo(ValidityDraft.always().until(begin)))))
                .isEqualTo(AccessReason.VALIDITY_INVALID);
        UserId user = roster.operations()
                .importUser(
                        office.organization(),
                        ben.limitedTo(ValidityDraft.always().until(end)))
                .orThrow()
                .user();

        assertThat(office.desk().users().get(user).orThrow().status().validity())
                .isEqualTo(new Validity(Optional.empty(), Optional.of(end)));
        assertThat(roster.operations().expire(10).announced()).isEqualTo(1);
        assertThat(mail.to(BEN).latest().subject()).contains("ends soon");
    }

    @Test
    @Tag("G6")
    void anotherTimeIsAnotherRequest() {
        ValidityDraft time = ValidityDraft.always().until(begin.plus(DAY.multipliedBy(3)));
        ValidityDraft other = ValidityDraft.always().until(begin.plus(DAY.multipliedBy(4)));
        InvitationDraft invited = InvitationDraft.to(BEN, STAFF);
        UserImport imported = UserImport.of("ida@weiss.example", STAFF);
        Invitations once = office.desk().once("invite").invitations();
        Operations job = roster.operations().once("import");

        once.invite(invited.limitedTo(time)).orThrow();
        job.importUser(office.organization(), imported.limitedTo(time)).orThrow();

        once.invite(invited.limitedTo(time)).orThrow();
        job.importUser(office.organization(), imported.limitedTo(time)).orThrow();
        assertThat(reason(once.invite(invited.limitedTo(other)))).isEqualTo(InputReason.REQUEST_REUSED);
        assertThat(reason(job.importUser(office.organization(), imported.limitedTo(other))))
                .isEqualTo(InputReason.REQUEST_REUSED);
    }

    private Invitations asBen(Session ben) {
        return roster.as(ben).invitations();
    }

    private Outcome<InvitationReceipt> invite(ValidityDraft time) {
        return invitations().invite(InvitationDraft.to(BEN, STAFF).limitedTo(time));
    }

    private Invitations invitations() {
        return office.desk().invitations();
    }

    private String link() {
        return mail.to(BEN).link();
    }

    private Outcome<Registration> register(String link) {
        return front().register(link, office.codeWord(), PASSWORD);
    }

    private Front front() {
        return roster.front(office.organization(), new Source("192.0.2.1"));
    }
}
