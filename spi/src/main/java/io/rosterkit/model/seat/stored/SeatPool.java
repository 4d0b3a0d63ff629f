package io.rosterkit.model.seat.stored;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.seat.SeatPoolName;

/** How many seats a pool of an organization has that are not retired. A pool that never had one has no row. */
public record SeatPool(OrganizationId organization, SeatPoolName name, long total, long version) {

    /** The pool before it has seats. */
    public static SeatPool none(OrganizationId organization, SeatPoolName name) {
        return new SeatPool(organization, name, 0, 0);
    }

    /** The same with so many more seats, or fewer where the number is negative. */
    public SeatPool changedBy(long count) {
        return new SeatPool(organization, name, Math.addExact(total, count), version + 1);
    }
}
