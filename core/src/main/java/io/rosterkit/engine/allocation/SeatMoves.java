package io.rosterkit.engine.allocation;

import io.rosterkit.model.Change;
import io.rosterkit.model.UserId;
import io.rosterkit.model.seat.SeatId;
import io.rosterkit.model.seat.SeatMove;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.seat.stored.Seat;
import io.rosterkit.model.seat.stored.SeatEntry;
import io.rosterkit.spi.seat.SeatEntryTable;
import io.rosterkit.spi.seat.SeatTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The moves of seats that go with one decision. A seat that one person gives back can be that of another. */
public final class SeatMoves {

    private final SeatLedger ledger;
    private final Map<SeatId, Seat> moved = new LinkedHashMap<>();
    private final Set<SeatId> added = new HashSet<>();
    private final List<SeatEntry> entries = new ArrayList<>();

    SeatMoves(SeatLedger ledger) {
        this.ledger = ledger;
    }

    /** New seats, which are free. */
    void add(List<Seat> seats, SeatEntry entry) {
        seats.forEach(seat -> {
            moved.put(seat.id(), seat);
            added.add(seat.id());
        });
        entries.add(entry);
    }

    /** The person gives the seat back. */
    public void release(SeatLedger.Cause cause, Seat seat, UserId holder) {
        move(cause, seat, SeatMove.RELEASE, holder, Optional.empty());
    }

    /** The seat is reserved for the person, or assigned. */
    public void give(SeatLedger.Cause cause, Seat seat, SeatMove move, UserId holder) {
        move(cause, seat, move, holder, Optional.of(holder));
    }

    private void move(SeatLedger.Cause cause, Seat seat, SeatMove move, UserId holder, Optional<UserId> after) {
        moved.put(seat.id(), seat.moved(move, after));
        entries.add(ledger.entry(cause, seat, move, holder, versionAfter(seat)));
    }

    private long versionAfter(Seat seat) {
        return added.contains(seat.id()) ? seat.version() : seat.version() + 1;
    }

    /** A free seat of the pool that is among these moves, if there is one. */
    Optional<Seat> free(SeatPoolName pool) {
        return moved.values().stream()
                .filter(seat -> seat.pool().equals(pool) && seat.isForAnyone())
                .findFirst();
    }

    /** The seats, in their order, and then the ledger. */
    public List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        moved.values()
                .forEach(seat -> changes.add(
                        added.contains(seat.id())
                                ? SeatTable.SEATS.insert(seat)
                                : SeatTable.SEATS.update(seat.changed())));
        changes.sort(Comparator.comparing(SeatTable::order));
        entries.forEach(entry -> changes.add(SeatEntryTable.SEAT_ENTRIES.insert(entry)));
        return changes;
    }
}
