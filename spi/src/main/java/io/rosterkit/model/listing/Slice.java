package io.rosterkit.model.listing;

import java.util.Optional;
import java.util.UUID;

/**
 * What a storage is asked for: at most {@code limit} rows after a position in the order of the query. The position is
 * the sort key of the last row seen: the id, and before it a text where the query sorts by text. Ids are UUIDs of
 * version 7, so the order of ids is the order of creation.
 */
public record Slice(int limit, Optional<Position> after) {

    public Slice {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be positive");
        }
    }

    /** The sort key of a row; {@code text} is empty where the query sorts by the id alone. */
    public record Position(String text, UUID id) {

        /** The position of a row in an order by id. */
        public static Position of(UUID id) {
            return new Position("", id);
        }

        /** Without the text, which may be an address or a name. */
        @Override
        public String toString() {
            return "Position[" + id + "]";
        }
    }
}
