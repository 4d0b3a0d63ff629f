package io.rosterkit.jdbc.sql;

import io.rosterkit.model.Id;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A statement with named parameters ({@code :name}) and their values; an empty {@code Optional} is null. */
public record Query(String sql, Map<String, Object> values) {

    /** The nil UUID of RFC 9562; the ids of rows are of version 7. */
    private static final UUID NIL = new UUID(0, 0);

    /**
     * The text with its {@code %s} filled in, in their order. What comes in is part of the statement and never a value.
     */
    public static String fill(String text, String... parts) {
        return String.format(Locale.ROOT, text, (Object[]) parts);
    }

    /** A statement without values yet. */
    public static Query of(String sql) {
        return new Query(sql, Map.of());
    }

    /** The same statement with one more value. */
    public Query with(String name, Object value) {
        return withAll(Map.of(name, value));
    }

    /**
     * The same statement with an id. An absent id is the nil UUID, which no row has: a null has no type, so that
     * PostgreSQL's driver asks the server for it, and then takes two trips for the statement.
     */
    public Query withId(String name, Optional<? extends Id> id) {
        return with(name, id.map(Id::uuid).orElse(NIL));
    }

    /** The same statement with more values. */
    public Query withAll(Map<String, Object> more) {
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.putAll(more);
        return new Query(sql, all);
    }

    /** Sets the values of the parameters from that position on, and answers the position after the last. */
    int bind(PreparedStatement statement, List<String> names, Dialect dialect, int first) throws SQLException {
        int position = first;
        for (String name : names) {
            Object value = values.get(name);
            if (value == null) {
                throw new IllegalArgumentException("the statement needs a value for :" + name);
            }
            dialect.bind(statement, position++, value);
        }
        return position;
    }
}
