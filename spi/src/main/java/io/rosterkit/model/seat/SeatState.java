package io.rosterkit.model.seat;

/** What a seat is at present. */
public enum SeatState {
    /** No person has it: it can be taken. */
    FREE,
    /** It waits for a person with an open or held invitation. */
    RESERVED,
    /** A user has it. */
    ASSIGNED,
    /** The pool has shrunk: the seat cannot be taken any more. */
    RETIRED
}
