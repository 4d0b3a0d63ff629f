package io.rosterkit.model.seat.stored;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.seat.SeatId;
import io.rosterkit.model.seat.SeatMove;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.seat.SeatState;
import java.util.Optional;

/**
 * One seat. It has a holder while it is reserved, assigned or held: the invited person, or the user. The row of a
 * person names a seat that is reserved or assigned, too. A seat has a payer where one user pays for it alone; then
 * nobody takes it when they come in, and it is none of the total of the pool. {@code place} is a random number from 0:
 * a search for a free seat begins at a random place, so that many searches find different seats.
 */
public record Seat(
        OrganizationId organization,
        SeatId id,
        SeatPoolName pool,
        SeatState state,
        People people,
        long place,
        long version) {

    /** Whose the seat is: the holder, and the user who pays for it alone, if there are such. */
    public record People(Optional<UserId> holder, Optional<UserId> payer) {

        /** Those of a seat without a holder that the organization has in a pool. */
        public static People none() {
            return new People(Optional.empty(), Optional.empty());
        }
    }

    /** A new seat, which is free. */
    public static Seat added(OrganizationId organization, SeatId id, SeatPoolName pool, long place) {
        return new Seat(organization, id, pool, SeatState.FREE, People.none(), place, 1);
    }

    /** A new seat that this user buys for that person, and has not paid. No search finds it, so it needs no place. */
    public static Seat held(OrganizationId organization, SeatId id, SeatPoolName pool, UserId holder, UserId payer) {
        return new Seat(
                organization, id, pool, SeatState.HELD, new People(Optional.of(holder), Optional.of(payer)), 0, 1);
    }

    /** The invited person or the user who has it. */
    public Optional<UserId> holder() {
        return people.holder();
    }

    /** Whether anyone who comes in may take it. */
    public boolean isForAnyone() {
        return state == SeatState.FREE && people.payer().isEmpty();
    }

    /** The user who pays for it alone. */
    public Optional<UserId> payer() {
        return people.payer();
    }

    /**
     * The seat after that move, for that holder or without one; {@link IllegalStateException} when the transition table
     * does not allow it. The version stays: {@link #changed} moves it.
     */
    public Seat moved(SeatMove move, Optional<UserId> to) {
        if (!move.from().contains(state)) {
            throw new IllegalStateException("seat must not " + move + " in state " + state);
        }
        return new Seat(organization, id, pool, move.to(), new People(to, people.payer()), place, version);
    }

    /** The same as the next version of the row. */
    public Seat changed() {
        return new Seat(organization, id, pool, state, people, place, version + 1);
    }
}
