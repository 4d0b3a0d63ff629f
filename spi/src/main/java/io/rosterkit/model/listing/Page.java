package io.rosterkit.model.listing;

import java.util.List;
import java.util.Optional;

/** One page: its items in order, the limit that was applied, and the cursor of the next page if there is one. */
public record Page<T>(List<T> items, int limit, Optional<Cursor> next) {

    public Page {
        items = List.copyOf(items);
    }
}
