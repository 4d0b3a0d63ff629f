package io.rosterkit.acceptance.seat;

import static io.rosterkit.acceptance.seat.Panel.CODES;
import static io.rosterkit.acceptance.seat.Panel.reason;
import static io.rosterkit.profile.StandardProfile.GUEST;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.access.ValidityDraft;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.invitee.InviteeEdit;
import io.rosterkit.invitee.Invitees;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.seat.SeatMove;
import io.rosterkit.model.seat.SeatReason;
import io.rosterkit.seat.SeatPoolReceipt;
import io.rosterkit.seat.SeatTaking;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** People take seats when they come in, and give them back when they leave. */
@RosterTest
@Tag("Q1")
class SeatTest {

    private Storage storage;
    private MovableClock clock;
    private Panel panel;

    @BeforeEach
    void open(Storage given, MovableClock givenClock) {
        storage = given;
        clock = givenClock;
        panel = Panel.open(given, givenClock);
    }

    @EveryStorage
    @Test
    @Tag("M8")
    void anInvitationReservesASeatThatTheUserHasAfterwards() {
        panel.has(1, 0, 0);
        assertThat(reason(panel.invite("ben"))).isEqualTo(SeatReason.NONE_FREE);

        assertThat(panel.support().add(CODES, 2).orThrow()).isEqualTo(new SeatPoolReceipt(CODES, 3));
        panel.has(1, 0, 2);
        UserId ben = panel.invite("ben").orThrow().user();
        panel.has(1, 1, 1);
        assertThat(panel.register("ben").orThrow().user()).isEqualTo(ben);
        panel.has(2, 0, 1);

        panel.office().desk().users().deactivate(ben).orThrow();
        panel.has(1, 0, 2);
        panel.office().desk().users().reactivate(ben).orThrow();
        panel.has(2, 0, 1);
        panel.office().desk().users().close(ben).orThrow();
        panel.has(1, 0, 2);
        assertThat(panel.moves())
                .containsExactly(
                        SeatMove.RELEASE,
                        SeatMove.ASSIGN,
                        SeatMove.RELEASE,
                        SeatMove.ASSIGN,
                        SeatMove.RESERVE,
                        SeatMove.ADD,
                        SeatMove.ASSIGN,
                        SeatMove.RELEASE,
                        SeatMove.RESERVE,
                        SeatMove.ADD);
    }

    @EveryStorage
    @Test
    @Tag("Q2")
    void everyEndOfAnInvitationGivesTheSeatBack() {
        panel.with(1);
        InvitationId first = panel.invite("ben").orThrow().invitation();
        panel.has(1, 1, 0);
        panel.office().desk().invitations().withdraw(first).orThrow();
        panel.has(1, 0, 1);

        panel.invite("cleo").orThrow();
        String link = panel.link("cleo");
        panel.kit()
                .roster()
                .front(panel.organization(), new Source("192.0.2.1"))
                .decline(link)
                .orThrow();
        panel.has(1, 0, 1);

        InvitationId dora = panel.invite("dora").orThrow().invitation();
        panel.office().desk().invitations().replace(dora, panel.draft("emil")).orThrow();
        panel.has(1, 1, 0);

        clock.move(Duration.ofDays(8));
        panel.kit().roster().operations().expire(10);
        panel.has(1, 0, 1);
    }

    @EveryStorage
    @Test
    @Tag("P9")
    @Tag("P4")
    void aGuestTakesNoneUntilItIsOneOfTheStaff() {
        UserId guest = panel.office()
                .desk()
                .invitations()
                .invite(InvitationDraft.to(panel.address("gast"), GUEST))
                .orThrow()
                .user();
        panel.register("gast").orThrow();
        panel.has(1, 0, 0);

        assertThat(reason(panel.office().desk().permissions().changeType(guest, STAFF)))
                .isEqualTo(SeatReason.NONE_FREE);
        panel.with(1);
        panel.office().desk().permissions().changeType(guest, STAFF).orThrow();
        panel.has(2, 0, 0);
        panel.office().desk().permissions().changeType(guest, GUEST).orThrow();
        panel.has(1, 0, 1);
    }

    @EveryStorage
    @Test
    @Tag("Q2")
    @Tag("P4")
    void anotherTypeOfAnOpenInvitationMovesItsReservation() {
        InvitationId gast = panel.office()
                .desk()
                .invitations()
                .invite(InvitationDraft.to(panel.address("gast"), GUEST))
                .orThrow()
                .invitation();
        Invitees invitees = panel.office().desk().invitees();
        assertThat(reason(invitees.edit(gast, InviteeEdit.none().type(STAFF)))).isEqualTo(SeatReason.NONE_FREE);

        panel.with(1);
        invitees.edit(gast, InviteeEdit.none().type(STAFF)).orThrow();
        panel.has(1, 1, 0);
        invitees.edit(gast, InviteeEdit.none().name("Gast")).orThrow();
        panel.has(1, 1, 0);
        invitees.edit(gast, InviteeEdit.none().type(GUEST)).orThrow();
        panel.has(1, 0, 1);
        invitees.edit(gast, InviteeEdit.none().type(STAFF)).orThrow();
        panel.register("gast").orThrow();
        panel.has(2, 0, 0);
    }

    @EveryStorage
    @Test
    @Tag("X1")
    void anEndGivesTheSeatBackWhenTheJobRuns() {
        panel.with(1);
        UserId ben = panel.user("ben");
        panel.office()
                .desk()
                .assignments()
                .limit(ben, ValidityDraft.always().until(clock.instant().plus(Duration.ofDays(1))))
                .orThrow();
        clock.move(Duration.ofDays(2));
        panel.has(2, 0, 0);
        assertThat(panel.kit().roster().operations().expire(10).seatsReleased()).isEqualTo(1);
        panel.has(1, 0, 1);
        panel.office().desk().assignments().limit(ben, ValidityDraft.always()).orThrow();
        panel.has(2, 0, 0);
    }

    @EveryStorage
    @Test
    @Tag("Q2")
    void aSeatThatTheRegistrationTakesIsNotThereBefore() {
        Panel late = Panel.open(storage, clock, Panel.rule().takenAt(SeatTaking.ON_ACCEPTANCE));
        late.invite("ben").orThrow();
        late.has(1, 0, 0);
        assertThat(reason(late.register("ben"))).isEqualTo(SeatReason.NONE_FREE);
        late.with(1);
        late.register("ben").orThrow();
        late.has(2, 0, 0);
    }
}
