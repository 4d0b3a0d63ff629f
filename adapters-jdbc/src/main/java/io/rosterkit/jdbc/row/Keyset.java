package io.rosterkit.jdbc.row;

import io.rosterkit.jdbc.sql.Dialect;
import io.rosterkit.jdbc.sql.Query;
import io.rosterkit.model.listing.Slice;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An order of rows by their id, or by a text or a time and then the id, in which a page starts after a position and
 * costs the same wherever it starts.
 *
 * @param first the column by which rows are sorted before their id, if any
 * @param id the column of the id
 */
public record Keyset(Optional<String> first, String id, boolean descending, boolean timed) {

    /** By id, so by creation, either way. */
    public static Keyset byId(boolean descending) {
        return new Keyset(Optional.empty(), "id", descending, false);
    }

    /** By a text, in the order of its bytes. */
    public static Keyset byText(String column) {
        return new Keyset(Optional.of(column), "id", false, false);
    }

    /** By a time, latest first. The text of a position is the time. */
    public static Keyset byLatest(String column, String id) {
        return new Keyset(Optional.of(column), id, true, true);
    }

    /** The condition, which is to be found at the end of the others; empty at the start of the list. */
    public String condition(Dialect dialect, String alias, Slice slice) {
        if (slice.after().isEmpty()) {
            return "";
        }
        String form = first.map(column -> byBoth(dialect).replace("C", column)).orElse(" and A.I # :id");
        return form.replace("A", alias).replace("I", id).replace("#", descending ? "<" : ">");
    }

    /** Each planner reads one of the two as a place in the index, and the other as something to try on every row. */
    private static String byBoth(Dialect dialect) {
        return dialect == Dialect.POSTGRESQL
                ? " and (A.C, A.I) # (:position, :id)"
                : " and A.C #= :position and (A.C # :position or (A.C = :position and A.I # :id))";
    }

    /**
     * The order itself, for rows of that alias, which are of one organization. It begins with the organization, since
     * H2 walks an index only where the order has each of its columns, and else sorts all rows for each page.
     */
    public String order(String alias) {
        String direction = descending ? " desc" : "";
        return Stream.of(Optional.of("organization"), first, Optional.of(id))
                .flatMap(Optional::stream)
                .map(column -> alias + "." + column + direction)
                .collect(Collectors.joining(", ", "order by ", ""));
    }

    /** The query with the values of the slice. */
    public Query bound(Query query, Slice slice) {
        Query limited = query.with("limit", slice.limit());
        return slice.after()
                .map(position -> limited.with("position", timed ? Instant.parse(position.text()) : position.text())
                        .with("id", position.id()))
                .orElse(limited);
    }
}
