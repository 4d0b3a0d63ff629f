package io.rosterkit.acceptance.seat;

import static io.rosterkit.acceptance.seat.Panel.CODES;
import static io.rosterkit.acceptance.seat.Panel.reason;
import static io.rosterkit.profile.StandardProfile.GUEST;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.model.EntryId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.audit.Agent;
import io.rosterkit.model.seat.SeatEntryId;
import io.rosterkit.model.seat.SeatId;
import io.rosterkit.model.seat.SeatMove;
import io.rosterkit.model.seat.SeatReason;
import io.rosterkit.model.seat.stored.Seat;
import io.rosterkit.model.seat.stored.SeatEntry;
import io.rosterkit.seat.SeatDifference;
import io.rosterkit.spi.seat.SeatEntryTable;
import io.rosterkit.spi.seat.SeatTable;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.table.RowChange;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A seat that one user buys for another, as stored: no operation sells seats yet. */
@EveryStorage
@RosterTest
@Tag("Q1")
class HeldSeatTest {

    private Storage storage;
    private MovableClock clock;
    private Panel panel;
    private UserId guest;
    private Seat held;

    @BeforeEach
    void hold(Storage given, MovableClock givenClock) {
        storage = given;
        clock = givenClock;
        panel = Panel.open(given, givenClock);
        guest = new Newcomers(panel, clock).imported("gast", GUEST);
        UserId payer = panel.office().session().user();
        held = Seat.held(panel.organization(), new SeatId(UUID.randomUUID()), CODES, guest, payer);
        write(SeatTable.SEATS.insert(held), SeatMove.HOLD);
    }

    @Test
    void isNoSeatOfThePoolUntilItIsPaid() {
        panel.has(1, 0, 0);
        assertThat(reason(panel.invite("ben"))).isEqualTo(SeatReason.NONE_FREE);
    }

    @Test
    void isTheOnlySeatThatThePersonMayComeTo() {
        panel.with(1);

        assertThat(panel.office().desk().permissions().changeType(guest, STAFF).refusal())
                .isEmpty();
        panel.has(1, 0, 1);
    }

    @Test
    void isNoReasonToAssignAnother() {
        panel.with(1);
        panel.office().desk().permissions().changeType(guest, STAFF).orThrow();

        assertThat(reason(panel.seats().assign(guest))).isEqualTo(SeatReason.NOT_PAID);
        assertThat(panel.seats().release(guest).orThrow().seat()).isEmpty();
        panel.has(1, 0, 1);
    }

    /** What was paid and is free again belongs to its payer. */
    @Test
    void isNotOfThePoolOnceItIsPaidEither() {
        held = held.moved(SeatMove.ASSIGN, held.holder()).changed();
        write(SeatTable.SEATS.update(held), SeatMove.ASSIGN);
        Seat free = held.moved(SeatMove.RELEASE, Optional.empty()).changed();
        held = free;
        write(SeatTable.SEATS.update(free), SeatMove.RELEASE);

        panel.has(1, 0, 0);
        assertThat(reason(panel.invite("ben"))).isEqualTo(SeatReason.NONE_FREE);
        assertThat(reason(panel.support().retire(CODES, 1))).isEqualTo(SeatReason.IN_USE);
    }

    @Test
    void outlivesTheUserAsLongAsItsPaymentIsNotKnown() {
        panel.office().desk().users().deactivate(guest).orThrow();

        panel.has(1, 0, 0);
        held = held.moved(SeatMove.CANCEL, Optional.empty()).changed();
        write(SeatTable.SEATS.update(held), SeatMove.CANCEL);
        panel.has(1, 0, 0);
    }

    @Test
    void isToldByReconciliationWhereTheLedgerDoesNotKnowIt() {
        Seat other = Seat.held(
                panel.organization(), new SeatId(UUID.randomUUID()), CODES, new UserId(UUID.randomUUID()), guest);
        assertThat(storage.apply(Changes.none(panel.organization()).and(SeatTable.SEATS.insert(other))))
                .isEqualTo(new Applied.Done());

        assertThat(panel.seats().reconcile().orThrow().differences())
                .singleElement()
                .satisfies(found -> assertThat(found.kind()).isEqualTo(SeatDifference.Kind.SEAT))
                .satisfies(found -> assertThat(found.seat()).contains(other.id()));
    }

    private void write(RowChange<Seat> change, SeatMove move) {
        SeatEntry entry = new SeatEntry(
                panel.organization(),
                new SeatEntryId(UUID.randomUUID()),
                CODES,
                new SeatEntry.Movement(
                        move,
                        1,
                        Optional.of(held.id()),
                        new Seat.People(Optional.of(guest), held.payer()),
                        held.version()),
                new SeatEntry.Cause(
                        "seat.buy",
                        new EntryId(UUID.randomUUID()),
                        Agent.Kind.MEMBER,
                        panel.office().session().user().toString(),
                        Optional.empty()),
                clock.instant());
        assertThat(storage.apply(
                        Changes.none(panel.organization()).and(change).and(SeatEntryTable.SEAT_ENTRIES.insert(entry))))
                .isEqualTo(new Applied.Done());
    }
}
