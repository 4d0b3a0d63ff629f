package io.rosterkit.engine.seat;

import io.rosterkit.model.EntryId;
import io.rosterkit.model.seat.SeatId;
import io.rosterkit.model.seat.SeatMove;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.seat.SeatState;
import io.rosterkit.model.seat.stored.Seat;
import io.rosterkit.model.seat.stored.SeatEntry;
import io.rosterkit.model.seat.stored.SeatPool;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the ledger says of seats and pools that were read before it: an entry of a later version than the row says
 * nothing about the row. Not thread-safe.
 */
final class LedgerState {

    private static final String FREE = code(SeatState.FREE, Seat.People.none());

    private final Map<SeatId, Seat> seats;
    private final Map<SeatPoolName, SeatPool> pools;
    private final Map<SeatId, SeatEntry> last = new HashMap<>();
    private final Map<SeatPoolName, Long> totals = new HashMap<>();
    private final Map<SeatPoolName, EntryId> lastOfPool = new HashMap<>();
    private long entries;

    LedgerState(Map<SeatId, Seat> seats, Map<SeatPoolName, SeatPool> pools) {
        this.seats = seats;
        this.pools = pools;
    }

    /** The next entry, in the order of the ids. */
    void add(SeatEntry entry) {
        entries++;
        entry.movement().seat().ifPresentOrElse(seat -> add(seat, entry), () -> addToPool(entry));
    }

    /** Processes whose clocks differ give ids in another order than that of the versions. */
    private void add(SeatId id, SeatEntry entry) {
        Seat row = seats.get(id);
        SeatEntry before = last.get(id);
        long version = entry.movement().version();
        if ((row == null || version <= row.version())
                && (before == null || before.movement().version() <= version)) {
            last.put(id, entry);
        }
    }

    private void addToPool(SeatEntry entry) {
        SeatPool row = pools.get(entry.pool());
        SeatEntry.Movement movement = entry.movement();
        if (row == null || movement.version() <= row.version()) {
            totals.merge(
                    entry.pool(), movement.move() == SeatMove.ADD ? movement.count() : -movement.count(), Long::sum);
            lastOfPool.put(entry.pool(), entry.cause().entry());
        }
    }

    long entries() {
        return entries;
    }

    /** The pools of which the ledger tells. */
    Set<SeatPoolName> pools() {
        return Collections.unmodifiableSet(totals.keySet());
    }

    long total(SeatPoolName pool) {
        return totals.getOrDefault(pool, 0L);
    }

    Optional<EntryId> cause(SeatPoolName pool) {
        return Optional.ofNullable(lastOfPool.get(pool));
    }

    /** The seats of which the ledger tells, with the last entry about each. */
    Map<SeatId, SeatEntry> last() {
        return Collections.unmodifiableMap(last);
    }

    Optional<EntryId> cause(SeatId seat) {
        return Optional.ofNullable(last.get(seat)).map(entry -> entry.cause().entry());
    }

    /**
     * The state and the people of a seat, as a code. A seat that never moved is free, and so was one that is retired:
     * only the pool has an entry about that.
     */
    String state(Seat seat) {
        String told =
                Optional.ofNullable(last.get(seat.id())).map(LedgerState::state).orElse(FREE);
        return told.equals(FREE) && seat.state() == SeatState.RETIRED
                ? code(SeatState.RETIRED, Seat.People.none())
                : told;
    }

    /** State and people after the entry, as a code. */
    static String state(SeatEntry entry) {
        SeatMove move = entry.movement().move();
        Seat.People people = entry.movement().people();
        boolean isGivenBack = move == SeatMove.RELEASE || move == SeatMove.CANCEL;
        return code(move.to(), isGivenBack ? new Seat.People(Optional.empty(), people.payer()) : people);
    }

    static String code(SeatState state, Seat.People people) {
        return state.name().toLowerCase(Locale.ROOT)
                + people.holder().map(person -> " " + person).orElse("")
                + people.payer().map(payer -> " paid by " + payer).orElse("");
    }
}
