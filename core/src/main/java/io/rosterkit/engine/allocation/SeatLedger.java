package io.rosterkit.engine.allocation;

import io.rosterkit.engine.call.Ids;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.RequestId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.model.seat.SeatEntryId;
import io.rosterkit.model.seat.SeatId;
import io.rosterkit.model.seat.SeatMove;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.seat.stored.Seat;
import io.rosterkit.model.seat.stored.SeatEntry;
import io.rosterkit.model.seat.stored.SeatPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Makes new seats and the entries of the ledger. Pure but for ids and random numbers. */
public final class SeatLedger {

    private final Ids ids;
    private final RandomGenerator random;

    public SeatLedger(Ids ids, RandomGenerator random) {
        this.ids = ids;
        this.random = random;
    }

    /** Why seats move: the journal entry that tells of it, and the request of the host, if it gave one. */
    public record Cause(JournalEntry told, Optional<RequestId> request) {}

    /** No moves yet, of one decision. */
    public SeatMoves moves() {
        return new SeatMoves(this);
    }

    /** At which place a search for a free seat begins. */
    public long place() {
        return random.nextInt(Integer.MAX_VALUE);
    }

    /** So many new free seats. */
    public List<Seat> seats(OrganizationId organization, SeatPoolName pool, int count) {
        List<Seat> seats = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            seats.add(Seat.added(organization, new SeatId(ids.next()), pool, place()));
        }
        return seats;
    }

    /** The entry about so many seats that a pool got or lost, which changed to that row. */
    public SeatEntry entry(Cause cause, SeatPool after, SeatMove move, long count) {
        return entry(
                cause,
                after.name(),
                new SeatEntry.Movement(move, count, Optional.empty(), Seat.People.none(), after.version()));
    }

    /** The entry about a seat that moved, which becomes that version; the holder has it now, or gave it back. */
    SeatEntry entry(Cause cause, Seat seat, SeatMove move, UserId holder, long version) {
        return entry(
                cause,
                seat.pool(),
                new SeatEntry.Movement(
                        move, 1, Optional.of(seat.id()), new Seat.People(Optional.of(holder), seat.payer()), version));
    }

    private SeatEntry entry(Cause cause, SeatPoolName pool, SeatEntry.Movement movement) {
        JournalEntry told = cause.told();
        return new SeatEntry(
                told.organization(),
                new SeatEntryId(ids.next()),
                pool,
                movement,
                new SeatEntry.Cause(
                        told.event().act(),
                        told.id(),
                        told.agent().kind(),
                        told.agent().id(),
                        cause.request()),
                told.at());
    }
}
