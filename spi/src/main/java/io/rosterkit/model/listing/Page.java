package io.rosterkit.model.listing;

import io.rosterkit.model.outcome.Arguments;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One page: its items in order, the limit that was applied, and the cursor of the next page if there is one. */
public record Page<T>(List<T> items, int limit, Optional<Cursor> next) {

    public Page {
        items = List.copyOf(items);
    }

    /** The same page with something else for each item. */
    public <U> Page<U> map(Function<? super T, ? extends U> to) {
        Arguments.required("to", to);
        return new Page<>(items.stream().<U>map(to).toList(), limit, next);
    }
}
