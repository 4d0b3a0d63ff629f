package io.rosterkit.model.listing;

import io.rosterkit.model.outcome.Arguments;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page: its items in order, the limit that was applied, the cursor of the next page if there is one, and how many
 * items the list has where the request asked for that.
 */
public record Page<T>(List<T> items, int limit, Optional<Cursor> next, Optional<Count> count) {

    public Page {
        items = List.copyOf(items);
    }

    /** A page of a list that was not counted. */
    public Page(List<T> items, int limit, Optional<Cursor> next) {
        this(items, limit, next, Optional.empty());
    }

    /** The same page of a list of so many items. */
    public Page<T> counted(Count all) {
        return new Page<>(items, limit, next, Optional.of(all));
    }

    /** The same page with something else for each item. */
    public <U> Page<U> map(Function<? super T, ? extends U> to) {
        Arguments.required("to", to);
        return new Page<>(items.stream().<U>map(to).toList(), limit, next, count);
    }
}
