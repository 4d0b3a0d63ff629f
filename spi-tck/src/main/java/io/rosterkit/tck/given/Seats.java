package io.rosterkit.tck.given;

import io.rosterkit.model.EntryId;
import io.rosterkit.model.RequestId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.audit.Agent;
import io.rosterkit.model.seat.SeatEntryId;
import io.rosterkit.model.seat.SeatId;
import io.rosterkit.model.seat.SeatMove;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.seat.SeatState;
import io.rosterkit.model.seat.stored.Seat;
import io.rosterkit.model.seat.stored.SeatEntry;
import io.rosterkit.model.seat.stored.SeatPool;
import io.rosterkit.model.user.stored.User;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The seats of one organization, and what tells of them. Each is of version 1. */
public final class Seats {

    /** The pool of most seats. */
    public static final SeatPoolName CODES = new SeatPoolName("access-codes");

    private final Given given;

    private Seats(Given given) {
        this.given = given;
    }

    /** Those of that organization; their ids go on where those of its other rows are. */
    public static Seats of(Given given) {
        return new Seats(given);
    }

    /** A free seat at that place. */
    public Seat free(SeatPoolName pool, long place) {
        return free(pool, place, given.next());
    }

    /** A free seat at that place, with that id. */
    public Seat free(SeatPoolName pool, long place, UUID id) {
        return Seat.added(given.id(), new SeatId(id), pool, place);
    }

    /** A seat in that state, without a holder. */
    public Seat in(SeatState state, SeatPoolName pool, long place) {
        return of(state, pool, Seat.People.none(), place);
    }

    /** A seat that this person has, or that waits for the person. */
    public Seat held(SeatState state, SeatPoolName pool, UserId holder) {
        return of(state, pool, new Seat.People(Optional.of(holder), Optional.empty()), 1);
    }

    /** A free seat for which that user pays. */
    public Seat paid(SeatPoolName pool, long place, UserId payer) {
        return of(SeatState.FREE, pool, new Seat.People(Optional.empty(), Optional.of(payer)), place);
    }

    private Seat of(SeatState state, SeatPoolName pool, Seat.People people, long place) {
        Seat free = free(pool, place);
        return new Seat(free.organization(), free.id(), pool, state, people, place, free.version());
    }

    /** A pool with so many seats. */
    public SeatPool pool(SeatPoolName name, long total) {
        return SeatPool.none(given.id(), name).changedBy(total);
    }

    /** The entry that tells, at that time, that the seat was assigned to its holder. */
    public SeatEntry assigned(Seat seat, Instant at) {
        return new SeatEntry(
                given.id(),
                new SeatEntryId(given.idAt(at)),
                seat.pool(),
                new SeatEntry.Movement(SeatMove.ASSIGN, 1, Optional.of(seat.id()), seat.people(), seat.version()),
                new SeatEntry.Cause(
                        "seat.assign",
                        new EntryId(given.next()),
                        Agent.Kind.MEMBER,
                        "0198-anna",
                        Optional.of(new RequestId("seat-1"))),
                at);
    }

    /** The person with that seat. */
    public static User seated(User person, SeatId seat) {
        return with(Optional.of(seat), person);
    }

    /** The same person with that seat, or without one. */
    public static User with(Optional<SeatId> seat, User person) {
        User.Status from = person.status();
        User.Status to = new User.Status(
                from.state(),
                from.classification(),
                from.grants(),
                from.singles(),
                from.assignments(),
                from.modules(),
                new User.Limits(from.limits().validity(), from.limits().lock(), seat));
        return person.withStatus(to, person.security(), person.revision());
    }
}
