package io.rosterkit.model.seat;

import io.rosterkit.model.outcome.Reason;

/** Refusals about seats. The fact {@code pool} names the pool. */
public enum SeatReason implements Reason {
    /** The pool has no free seat: administrators ask for more, or make room. */
    NONE_FREE("seat.none_free", Contact.ADMINISTRATORS),
    /** The profile declares no such pool. */
    POOL_UNKNOWN("seat.pool_unknown", Contact.NOBODY),
    /** The number is not from 1 to 10,000. */
    COUNT_INVALID("seat.count_invalid", Contact.NOBODY),
    /** The pool would have more seats than the profile allows. */
    POOL_FULL("seat.pool_full", Contact.SUPPORT),
    /** More seats were to be retired than are free; {@code assigned} and {@code reserved} say how many are in use. */
    IN_USE("seat.in_use", Contact.NOBODY),
    /** Users of that type take no seat. */
    NOT_OF_TYPE("seat.not_of_type", Contact.NOBODY),
    /** The user is not active, or has ended: only the seat of an active user is assigned or taken. */
    USER_NOT_ACTIVE("seat.user_not_active", Contact.NOBODY),
    /** A seat is bought for the user, and its payment is waited for. */
    NOT_PAID("seat.not_paid", Contact.NOBODY),
    /** Users of that type cannot be without a seat: the user is deactivated, or gets another type. */
    NEEDED("seat.needed", Contact.NOBODY);

    private final String code;
    private final Contact contact;

    SeatReason(String code, Contact contact) {
        this.code = code;
        this.contact = contact;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Contact contact() {
        return contact;
    }

    @Override
    public boolean journaled() {
        return false;
    }
}
