package io.rosterkit.model.listing;

import io.rosterkit.model.outcome.Arguments;
import java.util.Optional;

/**
 * Which page is wanted. More than {@link #MAX_LIMIT} items are not given at once; the page tells the limit that was
 * applied.
 */
public record PageRequest(int limit, Optional<Cursor> after) {

    /** The most items of a page. */
    public static final int MAX_LIMIT = 500;

    public PageRequest {
        Arguments.required("after", after);
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be positive");
        }
        limit = Math.min(limit, MAX_LIMIT);
    }

    /** The first page. */
    public static PageRequest first(int limit) {
        return new PageRequest(limit, Optional.empty());
    }

    /** The page after that cursor. */
    public PageRequest after(Cursor cursor) {
        Arguments.required("cursor", cursor);
        return new PageRequest(limit, Optional.of(cursor));
    }
}
