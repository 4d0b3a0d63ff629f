package io.rosterkit.model.listing;

import io.rosterkit.model.outcome.Arguments;
import java.util.Optional;

/**
 * Which page is wanted. More than {@link #MAX_LIMIT} items are not given at once; the page tells the limit that was
 * applied.
 *
 * @param counted whether the page shall say how many items the list has; lists of users do, and cost more then
 */
public record PageRequest(int limit, Optional<Cursor> after, boolean counted) {

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
        return new PageRequest(limit, Optional.empty(), false);
    }

    /** The page after that cursor. */
    public PageRequest after(Cursor cursor) {
        Arguments.required("cursor", cursor);
        return new PageRequest(limit, Optional.of(cursor), counted);
    }

    /**
     * The same page, counted: a list of users says how many items it has, up to {@link Count#LIMIT}. Other lists do not
     * count, and {@link Page#count} is empty.
     */
    public PageRequest counting() {
        return new PageRequest(limit, after, true);
    }
}
