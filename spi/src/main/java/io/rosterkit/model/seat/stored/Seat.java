package io.rosterkit.model.seat.stored;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.seat.SeatId;
import io.rosterkit.model.seat.SeatMove;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.seat.SeatState;
import java.util.Optional;

/**
 * One seat. It has a holder while it is reserved or assigned: the invited person, or the user. The row of the holder
 * names the seat, too. {@code place} is a random number from 0: a search for a free seat begins at a random place, so
 * that many searches find different seats.
 */
public record Seat(
        OrganizationId organization,
        SeatId id,
        SeatPoolName pool,
        SeatState state,
        Optional<UserId> holder,
        long place,
        long version) {

    /** A new seat, which is free. */
    public static Seat added(OrganizationId organization, SeatId id, SeatPoolName pool, long place) {
        return new Seat(organization, id, pool, SeatState.FREE, Optional.empty(), place, 1);
    }

    /**
     * The seat after that move, for that holder or without one; {@link IllegalStateException} when the transition table
     * does not allow it. The version stays: {@link #changed} moves it.
     */
    public Seat moved(SeatMove move, Optional<UserId> to) {
        if (!move.from().contains(state)) {
            throw new IllegalStateException("seat must not " + move + " in state " + state);
        }
        return new Seat(organization, id, pool, move.to(), to, place, version);
    }

    /** The same as the next version of the row. */
    public Seat changed() {
        return new Seat(organization, id, pool, state, holder, place, version + 1);
    }
}
