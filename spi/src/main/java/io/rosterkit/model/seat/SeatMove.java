package io.rosterkit.model.seat;

import java.util.Set;

/** What can happen to seats: the transition table of a seat, and the kinds of entries in the ledger. */
public enum SeatMove {
    /** New seats come into the pool. */
    ADD(Set.of(), SeatState.FREE),
    /** A seat is bought for a person, and its payment is waited for. */
    HOLD(Set.of(), SeatState.HELD),
    /** A free seat, or one that was bought for the person, waits for an invited person from now on. */
    RESERVE(Set.of(SeatState.FREE, SeatState.HELD), SeatState.RESERVED),
    /** A user has a free seat, or the seat that waited for the person or was bought, from now on. */
    ASSIGN(Set.of(SeatState.FREE, SeatState.RESERVED, SeatState.HELD), SeatState.ASSIGNED),
    /** The seat is given back. */
    RELEASE(Set.of(SeatState.RESERVED, SeatState.ASSIGNED), SeatState.FREE),
    /** The purchase of a seat is cancelled: it was not paid. */
    CANCEL(Set.of(SeatState.HELD), SeatState.RETIRED),
    /** A free seat leaves the pool. */
    RETIRE(Set.of(SeatState.FREE), SeatState.RETIRED);

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable
    private final Set<SeatState> from;

    private final SeatState to;

    SeatMove(Set<SeatState> from, SeatState to) {
        this.from = from;
        this.to = to;
    }

    /** The states in which it is allowed; none for seats that are new. */
    public Set<SeatState> from() {
        return from;
    }

    /** The state it leads to. */
    public SeatState to() {
        return to;
    }
}
