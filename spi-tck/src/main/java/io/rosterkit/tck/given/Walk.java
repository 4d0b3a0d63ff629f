package io.rosterkit.tck.given;

import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.listing.Slice.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A walk through a list, page by page, as somebody makes who turns the pages. */
public final class Walk<T> {

    private static final int FAR_TOO_LONG = 1_000;

    private final int limit;
    private final Function<Slice, List<T>> list;
    private final Function<T, Position> position;

    private Walk(int limit, Function<Slice, List<T>> list, Function<T, Position> position) {
        this.limit = limit;
        this.list = list;
        this.position = position;
    }

    /** A walk in pages of that size through a list whose rows stand at these positions. */
    public static <T> Walk<T> of(int limit, Function<Slice, List<T>> list, Function<T, Position> position) {
        return new Walk<>(limit, list, position);
    }

    /** All rows that were met, in order. */
    public List<T> rows() {
        return rows(() -> {});
    }

    /** All rows that were met, in order, when something happens after each page. */
    public List<T> rows(Runnable meanwhile) {
        List<T> met = new ArrayList<>();
        Optional<Position> after = Optional.empty();
        for (int pages = 0; pages < FAR_TOO_LONG; pages++) {
            List<T> page = list.apply(new Slice(limit, after));
            if (page.size() > limit) {
                throw new AssertionError("asked for " + limit + " rows and got " + page.size());
            }
            met.addAll(page);
            if (page.isEmpty()) {
                return met;
            }
            after = Optional.of(position.apply(page.get(page.size() - 1)));
            meanwhile.run();
        }
        throw new AssertionError("the list does not end");
    }
}
