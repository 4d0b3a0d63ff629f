package io.rosterkit.seat;

import io.rosterkit.model.EntryId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.seat.SeatId;
import io.rosterkit.model.seat.SeatPoolName;
import java.util.Optional;

/**
 * Something that is stored otherwise than the ledger says, or than another row says.
 *
 * @param pool the pool; none where a person has a seat that is not there
 * @param expected what it should be: a number, the id of a seat, {@code none}, {@code free}, {@code nothing}, or
 *     {@code reserved} or {@code assigned} and the id of the person
 * @param found what is stored
 * @param cause the journal entry of the last entry of the ledger about it, if there is one
 */
public record SeatDifference(
        Kind kind,
        Optional<SeatPoolName> pool,
        Optional<SeatId> seat,
        Optional<UserId> person,
        String expected,
        String found,
        Optional<EntryId> cause) {

    /** What differs. */
    public enum Kind {
        /** The state of the seat, or who has it. */
        SEAT,
        /** How many seats the row of the pool says there are. */
        POOL_TOTAL,
        /** How many seats there are of the pool. */
        SEAT_COUNT,
        /** The row of the person names another seat than the one that names the person, or none. */
        PERSON
    }
}
