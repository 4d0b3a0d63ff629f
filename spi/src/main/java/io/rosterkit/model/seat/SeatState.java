package io.rosterkit.model.seat;

/** What a seat is at present. */
public enum SeatState {
    /** No person has it: it can be taken. */
    FREE,
    /** It waits for a person with an open or held invitation. */
    RESERVED,
    /** A user has it. */
    ASSIGNED,
    /** It is bought for a person and not paid yet: it gives no access, and no other person can take it. */
    HELD,
    /** The pool has shrunk, or the purchase was cancelled: the seat cannot be taken any more. */
    RETIRED
}
