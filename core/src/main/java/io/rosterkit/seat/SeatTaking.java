package io.rosterkit.seat;

/** When a person who is invited takes a seat. */
public enum SeatTaking {
    /** The invitation reserves it, and the user has it from the registration on. */
    ON_INVITATION,
    /** The registration takes it. While no seat is free, it is refused and the invitation stays open. */
    ON_ACCEPTANCE
}
