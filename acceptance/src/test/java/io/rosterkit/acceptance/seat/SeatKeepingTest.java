package io.rosterkit.acceptance.seat;

import static io.rosterkit.acceptance.seat.Panel.reason;
import static io.rosterkit.profile.StandardProfile.GUEST;
import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Desk;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.access.ValidityDraft;
import io.rosterkit.directory.AccountDraft;
import io.rosterkit.directory.PersonDraft;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.invitee.InviteeEdit;
import io.rosterkit.lifecycle.DeactivationPolicy;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.organization.DeactivationVerification;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.seat.SeatReason;
import io.rosterkit.model.user.DeactivationRequestId;
import io.rosterkit.peoplelist.AddressList;
import io.rosterkit.registration.Registration;
import io.rosterkit.seat.SeatPoolDetails;
import io.rosterkit.seat.SeatPoolRule;
import io.rosterkit.seat.SeatTaking;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What needs no further seat while none is free, and leaves every seat where it is. */
@RosterTest
@Tag("Q2")
class SeatKeepingTest {

    private static final SeatPoolName DESKS = new SeatPoolName("guest-desks");
    private static final String PASSWORD = "seven cows on the moon";

    private Storage storage;
    private MovableClock clock;
    private Newcomers people;

    @BeforeEach
    void open(Storage given, MovableClock givenClock) {
        storage = given;
        clock = givenClock;
        people = new Newcomers(Panel.open(given, givenClock), givenClock);
    }

    @EveryStorage
    @Test
    @Tag("M3")
    void theSeatOfAnInvitationServesItsAcceptanceOnEveryRoute() {
        Panel panel = people.panel().with(5);
        String word = people.office().codeWord();
        String byLink = people.linkOf(panel.draft("link"));
        InvitationId waiting = panel.invite("waiting").orThrow().invitation();
        InvitationId held = people.held("held");
        String byCode = people.linkOf(panel.draft("code").reachableAt(people.phone("code")));
        String waitsForCode = people.linkOf(panel.draft("uncoded").reachableAt(people.phone("uncoded")));
        panel.has(1, 5, 0);

        people.front("link").register(byLink, word, PASSWORD).orThrow();
        people.elsewhere(panel.kit().offices().open(), "waiting")
                .account()
                .accept(panel.organization(), waiting, word, PASSWORD)
                .orThrow();
        panel.has(3, 3, 0);
        demandCode(true);
        Registration.CodeSent sent = begun("code", byCode, word);
        begun("uncoded", waitsForCode, word);
        people.front("code")
                .answerRegistration(
                        sent.step().token().reveal(),
                        panel.kit().handsets().to(people.phone("code")).code())
                .orThrow();
        panel.has(4, 2, 0);
        demandCode(false);
        panel.has(5, 1, 0);
        people.office().desk().invitations().renew(held).orThrow();
        panel.has(5, 1, 0);
        people.front("held").register(panel.link("held"), word, PASSWORD).orThrow();
        panel.has(6, 0, 0);
    }

    /** Those for whom there is no seat stay as they are, and are completed by the same call later. */
    @Test
    @Tag("S4")
    void registrationsThatWaitedForACodeAreCompletedWhileSeatsAreFree() {
        people = new Newcomers(Panel.open(storage, clock, Panel.rule().takenAt(SeatTaking.ON_ACCEPTANCE)), clock);
        Panel panel = people.panel();
        demandCode(true);
        String word = people.office().codeWord();
        Stream.of("ada", "ben", "cleo")
                .forEach(name -> begun(name, people.linkOf(panel.draft(name).reachableAt(people.phone(name))), word));
        panel.with(1);

        demandCode(false);
        panel.has(2, 0, 0);
        demandCode(false);
        panel.has(2, 0, 0);
        panel.with(2);
        demandCode(false);
        panel.has(4, 0, 0);
    }

    /** The code word was right each time. */
    @Test
    @Tag("N4")
    void aRegistrationThatIsRefusedForWantOfASeatIsNoGuessHoweverOften() {
        people = new Newcomers(Panel.open(storage, clock, Panel.rule().takenAt(SeatTaking.ON_ACCEPTANCE)), clock);
        String word = people.office().codeWord();
        String link = people.linkOf(people.panel().draft("ben"));
        for (int i = 0; i < 30; i++) {
            assertThat(reason(people.front("ben").register(link, word, PASSWORD)))
                    .isEqualTo(SeatReason.NONE_FREE);
        }

        people.panel().with(1);
        people.front("ben").register(link, word, PASSWORD).orThrow();
        people.panel().has(2, 0, 0);
    }

    @EveryStorage
    @Test
    @Tag("P4")
    void anotherTypeMovesTheSeatToItsPoolOrNothing() {
        Panel panel = withDesks().with(2);
        Desk owner = people.office().desk();
        InvitationId invited = panel.invite("invited").orThrow().invitation();
        UserId user = people.imported("user", STAFF);
        InvitationDraft asGuest = InvitationDraft.to(panel.address("invited"), GUEST);
        Seen before = Seen.of(panel);

        assertThat(reason(owner.invitations().replace(invited, asGuest))).isEqualTo(SeatReason.NONE_FREE);
        assertThat(reason(owner.permissions().changeType(user, GUEST))).isEqualTo(SeatReason.NONE_FREE);
        assertThat(Seen.of(panel)).isEqualTo(before);

        panel.support().add(DESKS, 2).orThrow();
        owner.invitations().replace(invited, asGuest).orThrow();
        owner.permissions().changeType(user, GUEST).orThrow();
        panel.has(1, 0, 2);
        assertThat(owner.seats().pools().orThrow()).contains(new SeatPoolDetails(DESKS, 2, 1, 1, 0));
    }

    @EveryStorage
    @Test
    @Tag("P4")
    void anotherTypeOfAnInvitationMovesTheReservationToThePoolOfThatType() {
        Panel panel = withDesks().with(2);
        Desk owner = people.office().desk();
        panel.support().add(DESKS, 1).orThrow();
        UserId person = people.listed("listed");
        InvitationReceipt listed = owner.directory()
                .makeUser(person, AccountDraft.standard().ofType(STAFF))
                .orThrow();
        InvitationId invited = panel.invite("invited").orThrow().invitation();
        panel.has(1, 2, 0);

        owner.invitees()
                .edit(listed.invitation(), InviteeEdit.none().type(GUEST))
                .orThrow();
        panel.has(1, 1, 1);
        assertThat(owner.seats().pools().orThrow()).contains(new SeatPoolDetails(DESKS, 1, 0, 1, 0));
        Seen before = Seen.of(panel);
        assertThat(reason(owner.invitees().edit(invited, InviteeEdit.none().type(GUEST))))
                .isEqualTo(SeatReason.NONE_FREE);
        assertThat(Seen.of(panel)).isEqualTo(before);

        assertThat(panel.register("listed").orThrow().user()).isEqualTo(person);
        assertThat(owner.seats().pools().orThrow()).contains(new SeatPoolDetails(DESKS, 1, 1, 0, 0));
        panel.has(1, 1, 1);
    }

    /** The type of the directory is that of the invitation, so only what the person is now changes. */
    @EveryStorage
    @Test
    void aListedPersonReservesASeatByTheInvitation() {
        Panel panel = people.panel().with(1);
        PersonDraft draft = PersonDraft.of("Ada", STAFF).at(panel.address("ada"));
        UserId ada = people.office().desk().directory().add(draft).orThrow().person();
        panel.has(1, 0, 1);

        people.office()
                .desk()
                .directory()
                .makeUser(ada, AccountDraft.standard().ofType(STAFF))
                .orThrow();
        panel.has(1, 1, 0);
        people.office().desk().externalIds().assign(ada, "HR-7").orThrow();
        panel.has(1, 1, 0);
    }

    @ParameterizedTest
    @EnumSource(names = {"AFTER", "BEFORE"})
    @EveryStorage
    @Tag("M6")
    void aUserWhoseDeactivationSupportHasNotVerifiedNeedsNoSeatToComeBack(DeactivationVerification when) {
        people = new Newcomers(
                Panel.open(
                        storage,
                        clock,
                        Panel.rule(),
                        profile -> profile.deactivation(
                                DeactivationPolicy.standard().verification(when))),
                clock);
        Panel panel = people.panel().with(1);
        UserId ben = people.deactivated("ben");
        Desk owner = people.office().desk();
        panel.has(2, 0, 0);

        answer(ben, false).orThrow();
        panel.has(2, 0, 0);
        owner.users().deactivate(ben).orThrow();
        owner.users().reactivate(ben).orThrow();
        panel.has(2, 0, 0);
        owner.users().deactivate(ben).orThrow();
        owner.permissions().changeType(ben, GUEST).orThrow();
        panel.has(2, 0, 0);
        answer(ben, false).orThrow();
        panel.has(1, 0, 1);
        owner.permissions().changeType(ben, STAFF).orThrow();
        owner.users().deactivate(ben).orThrow();
        answer(ben, true).orThrow();
        panel.has(1, 0, 1);
        panel.user("next");
        assertThat(reason(owner.users().reactivate(ben))).isEqualTo(SeatReason.NONE_FREE);
    }

    @Test
    @Tag("P9")
    void whoNeitherComesNorLeavesTakesNoSeatAndGivesNoneBack() {
        Panel panel = people.panel().with(2);
        UserId ben = people.imported("ben", STAFF);
        InvitationId open = panel.invite("cleo").orThrow().invitation();
        people.after(Duration.ofMinutes(1));
        panel.has(2, 1, 0);

        Desk owner = people.office().desk();
        acts(owner, ben).forEach(act -> act.orThrow());
        panel.has(2, 1, 0);
        owner.invitations().resend(open).orThrow();
        owner.invitations().renew(open).orThrow();
        owner.invitees()
                .edit(open, InviteeEdit.none().address(panel.address("cleopatra")))
                .orThrow();
        panel.has(2, 1, 0);
        InvitationId next =
                owner.invitations().replace(open, panel.draft("dora")).orThrow().invitation();
        panel.has(2, 1, 0);
        InvitationDraft guest = InvitationDraft.to(panel.address("gast"), GUEST);
        owner.invitations().invite(guest).orThrow();
        panel.register("gast").orThrow();
        panel.has(2, 1, 0);

        people.after(Duration.ofDays(8));
        people.office().desk().invitations().renew(next).orThrow();
        panel.has(2, 1, 0);
        people.after(Duration.ofDays(8));
        assertThat(panel.invite("dora").orThrow().invitation())
                .as("the time of the first is over, and no job has ended it")
                .isNotEqualTo(next);
        panel.has(2, 1, 0);
        people.after(Duration.ofDays(8));
        assertThat(people.office()
                        .desk()
                        .invitations()
                        .inviteAll(AddressList.text(panel.address("dora")), STAFF)
                        .orThrow()
                        .invited())
                .isEqualTo(1);
        panel.has(2, 1, 0);
    }

    /** A panel whose guests take a seat of another pool, which has none yet. */
    private Panel withDesks() {
        SeatPoolRule desks = SeatPoolRule.of(GUEST).including(0);
        people = new Newcomers(
                Panel.open(storage, clock, Panel.rule(), profile -> profile.seatPool(DESKS, desks)), clock);
        return people.panel();
    }

    private List<Outcome<?>> acts(Desk owner, UserId user) {
        return List.of(
                owner.users().rename(user, "Ben"),
                owner.assignments().grantRole(user, OFFICE_ADMINISTRATOR, ValidityDraft.always()),
                owner.users().lock(user),
                owner.users().unlock(user),
                owner.assignments()
                        .limit(
                                user,
                                ValidityDraft.always().until(clock.instant().plus(Duration.ofDays(90)))),
                owner.seats().assign(user));
    }

    private void demandCode(boolean demanded) {
        people.office()
                .desk()
                .registrations()
                .demandSecondStep(people.office().session().user(), demanded)
                .orThrow();
    }

    private Registration.CodeSent begun(String name, String link, String word) {
        return (Registration.CodeSent)
                people.front(name).register(link, word, PASSWORD).orThrow();
    }

    private Outcome<?> answer(UserId user, boolean yes) {
        DeactivationRequestId asked = people.asked(user);
        return yes
                ? people.office().support().lifecycle().verifyDeactivation(user, asked)
                : people.office().support().lifecycle().rejectDeactivation(user, asked);
    }
}
