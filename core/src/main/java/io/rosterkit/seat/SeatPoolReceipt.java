package io.rosterkit.seat;

import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.seat.SeatPoolName;

/** How many seats the pool has in all after the act. */
public record SeatPoolReceipt(SeatPoolName pool, long total) {

    public SeatPoolReceipt {
        Arguments.required("pool", pool);
    }
}
