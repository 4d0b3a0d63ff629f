package io.rosterkit.jdbc.row;

import io.rosterkit.jdbc.sql.Dialect;
import io.rosterkit.jdbc.sql.Query;
import io.rosterkit.model.listing.Slice;

/**
 * An order of rows by one column and an id, in which a page starts after a position and costs the same wherever it
 * starts.
 */
public record Keyset(String column, String id, boolean descending, boolean byText) {

    /** By a time, either way. */
    public static Keyset byTime(String column, boolean descending) {
        return new Keyset(column, "id", descending, false);
    }

    /** By a text, in the order of its bytes. */
    public static Keyset byText(String column) {
        return byText(column, "id");
    }

    /** The same, where the column of the id has another name. */
    public static Keyset byText(String column, String id) {
        return new Keyset(column, id, false, true);
    }

    /** The condition, which is to be found at the end of the others; empty at the start of the list. */
    public String condition(Dialect dialect, String alias, Slice slice) {
        if (slice.after().isEmpty()) {
            return "";
        }
        String comparison = descending ? "<" : ">";
        // Each planner reads one of the two as a place in the index, and the other as something to try on every row.
        String form = dialect == Dialect.POSTGRESQL
                ? " and (A.C, A.I) # (:position, :id)"
                : " and A.C #= :position and (A.C # :position or (A.C = :position and A.I # :id))";
        return form.replace("A", alias).replace("C", column).replace("I", id).replace("#", comparison);
    }

    /** The order itself, for rows of that alias. */
    public String order(String alias) {
        String direction = descending ? " desc" : "";
        return "order by " + alias + "." + column + direction + ", " + alias + "." + id + direction;
    }

    /** The query with the values of the slice. */
    public Query bound(Query query, Slice slice) {
        Query limited = query.with("limit", slice.limit());
        return slice.after()
                .map(position -> limited.with("position", byText ? position.text() : position.at())
                        .with("id", position.id()))
                .orElse(limited);
    }
}
