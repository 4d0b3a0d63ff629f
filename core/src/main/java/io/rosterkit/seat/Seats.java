package io.rosterkit.seat;

import io.rosterkit.model.UserId;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.support.SupportCase;
import java.util.List;

/**
 * The seats of one organization, as one caller may see and change them. The profile declares the pools, and which types
 * of users take a seat of which pool ({@code Profile.Builder.seatPool}).
 *
 * <p>People of a type with a pool take a seat when they are invited or when they register, by the rule of the pool,
 * when they are imported or reactivated, when they get a type that takes one, and when an end is moved that had been
 * reached. They give it back when the invitation ends without a user, when the user is deactivated or closed, gets a
 * type that takes none, or has reached an end and {@code operations().expire} ran. All this is part of the operation
 * itself: in the same change, and refused with {@link io.rosterkit.model.seat.SeatReason#NONE_FREE} where no seat is
 * free, unless the rule of the pool lets people in without one. Thread-safe.
 */
public interface Seats {

    /**
     * The pools of the profile, and others of which there are seats, in the order of their names. For callers with the
     * permission {@code view-users}.
     */
    Outcome<List<SeatPoolDetails>> pools();

    /**
     * Adds free seats to a pool, from 1 to 10,000. Takes {@code add-seats}, which a vendor asserts for its support and
     * a profile may give to a role. Refused with {@code POOL_UNKNOWN}, {@code COUNT_INVALID}, or {@code POOL_FULL}
     * where the pool would have more than the rule allows.
     */
    Outcome<SeatPoolReceipt> add(SeatPoolName pool, int count);

    /**
     * Retires free seats of a pool, from 1 to 10,000. Refused with {@link io.rosterkit.model.seat.SeatReason#IN_USE}
     * where fewer are free, and then none is retired. Takes {@code add-seats}.
     */
    Outcome<SeatPoolReceipt> retire(SeatPoolName pool, int count);

    /**
     * Makes a case, for 1 to 10,000 seats, which the host sends to the vendor's support. Nothing changes but the
     * journal, and each call makes another case. Refused as {@link #add} is. Takes {@code manage-seats}.
     */
    Outcome<SupportCase> askForMore(SeatPoolName pool, int count);

    /**
     * Assigns a free seat to an active user whose type takes one and who has none, such as a user from before the
     * profile had pools, or who has one of another pool, which the user gives back. Nothing happens when the user has
     * one of the pool. Refused with {@code NONE_FREE}, {@code NOT_OF_TYPE} or {@code USER_NOT_ACTIVE}. Takes
     * {@code manage-seats}.
     */
    Outcome<SeatReceipt> assign(UserId user);

    /**
     * Takes the seat from an active user, who stays active: without one, or with the type that the rule of the pool
     * says ({@link WithoutSeat#becomes}). For another type the caller needs {@code grant-permissions} too, and cannot
     * do it to themselves. Refused with {@code NEEDED} where the user could not act without a seat, or with
     * {@code USER_NOT_ACTIVE}. Nothing happens when the user has none. Takes {@code manage-seats}.
     */
    Outcome<SeatReceipt> release(UserId user);

    /** The ledger, the newest entry first. Takes {@code manage-seats}. */
    Outcome<Page<SeatEntryDetails>> ledger(PageRequest request);

    /**
     * Computes the seats and the pools from the ledger and compares them with what is stored, and with the users who
     * have a seat. It reads all of them, so it is for a job and not for a page. Takes {@code manage-seats}.
     */
    Outcome<SeatReconciliation> reconcile();
}
