package io.rosterkit.model.listing;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a storage is asked for: at most {@code limit} rows after a position in the order of the query. The position is
 * the sort key of the last row seen: a time, or a text where the query sorts by text, and the row's id.
 */
public record Slice(int limit, Optional<Position> after) {

    public Slice {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be positive");
        }
    }

    /**
     * The sort key of a row; {@code at} is the epoch where the query sorts by text, {@code text} is empty where it
     * sorts by time.
     */
    public record Position(Instant at, String text, UUID id) {}
}
