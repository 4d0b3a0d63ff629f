package io.rosterkit.acceptance.seat;

import static io.rosterkit.acceptance.seat.Panel.reason;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Desk;
import io.rosterkit.JoinedRoster;
import io.rosterkit.Roster;
import io.rosterkit.acceptance.Barrier;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.acceptance.HostDatabase;
import io.rosterkit.acceptance.OnDatabases;
import io.rosterkit.acceptance.Slow;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.seat.SeatReason;
import io.rosterkit.peoplelist.AddressList;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two processes of a product on one storage, with a pool so large that each remembers free seats of it. */
@EveryStorage
@RosterTest
@Slow
@Tag("Q1")
@Tag("G1")
class ManyProcessesTest {

    private static final int SEATS = 60;

    private Panel panel;
    private Roster elsewhere;

    /** The owner of the same office, in the other process. */
    private Desk other;

    @BeforeEach
    void open(Storage storage, MovableClock clock) {
        panel = Panel.open(storage, clock).with(SEATS);
        elsewhere = Kit.of(storage, clock, Panel.profile(Panel.rule()).build()).roster();
        other = elsewhere.as(panel.office().session());
    }

    @Test
    void aSeatThatAnotherProcessHasGivenIsNotGivenAgain() {
        panel.invite("first").orThrow();
        assertThat(other.invitations()
                        .inviteAll(AddressList.text(addresses(SEATS - 1)), STAFF)
                        .orThrow()
                        .invited())
                .isEqualTo(SEATS - 1);
        int mails = panel.kit().mail().all().size();

        assertThat(reason(panel.invite("late"))).isEqualTo(SeatReason.NONE_FREE);

        assertThat(panel.kit().mail().all()).hasSize(mails);
        panel.has(1, SEATS, 0);
    }

    @Test
    void aSeatThatAnotherProcessGivesBackIsFound() {
        panel.invite("first").orThrow();
        List<InvitationId> invited = IntStream.range(1, SEATS)
                .mapToObj(number -> invites(other, "p" + number).orThrow().invitation())
                .toList();
        other.invitations().withdraw(invited.get(7)).orThrow();

        panel.invite("late").orThrow();

        panel.has(1, SEATS, 0);
    }

    @Test
    void aRememberedSeatThatWasRetiredIsNotGiven() {
        panel.invite("first").orThrow();
        elsewhere
                .as(new Actor.Job(panel.organization(), "seats"))
                .seats()
                .retire(Panel.CODES, SEATS - 1)
                .orThrow();

        assertThat(reason(panel.invite("late"))).isEqualTo(SeatReason.NONE_FREE);

        panel.has(1, 1, 0);
    }

    /** What the seat was when it was read counts, not that it is free again. */
    @Test
    void aRememberedSeatThatWasGivenAndGivenBackIsGivenOnce() {
        panel.invite("first").orThrow();
        for (int round = 0; round < 2; round++) {
            List<InvitationId> invited = IntStream.range(1, SEATS)
                    .mapToObj(number -> invites(other, "p" + number).orThrow().invitation())
                    .toList();
            invited.forEach(id -> other.invitations().withdraw(id).orThrow());
        }

        panel.invite("late").orThrow();

        panel.has(1, 2, SEATS - 2);
    }

    /** What the transaction has changed itself may be what it would remember. */
    @OnDatabases
    @Test
    void inATransactionOfTheHostNothingIsRemembered() {
        HostDatabase.ofThisRun().transaction(connection -> {
            JoinedRoster joined = HostDatabase.joined(panel.kit().roster(), connection);
            Desk owner = joined.as(panel.office().session());
            owner.invitations().invite(panel.draft("first")).orThrow();
            joined.as(new Actor.Job(panel.organization(), "seats"))
                    .seats()
                    .retire(Panel.CODES, SEATS - 2)
                    .orThrow();
            owner.invitations().invite(panel.draft("second")).orThrow();
            connection.commit();
            return true;
        });

        panel.has(1, 2, 0);
    }

    @Test
    void asManyWinAsSeatsAreFree() {
        panel.invite("first").orThrow();
        invites(other, "second").orThrow();

        List<Outcome<?>> answers = Barrier.together(
                SEATS + 20,
                number -> number % 2 == 0 ? () -> panel.invite("p" + number) : () -> invites(other, "p" + number));

        assertThat(answers).filteredOn(answer -> answer.refusal().isEmpty()).hasSize(SEATS - 2);
        assertThat(answers)
                .filteredOn(answer -> answer.refusal().isPresent())
                .allSatisfy(answer -> assertThat(reason(answer)).isEqualTo(SeatReason.NONE_FREE));
        panel.has(1, SEATS, 0);
    }

    private Outcome<InvitationReceipt> invites(Desk desk, String name) {
        return desk.invitations().invite(panel.draft(name));
    }

    private String addresses(int count) {
        return String.join(
                "\n",
                IntStream.range(0, count)
                        .mapToObj(number -> panel.address("p" + number))
                        .toList());
    }
}
