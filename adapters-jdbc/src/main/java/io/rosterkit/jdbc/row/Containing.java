package io.rosterkit.jdbc.row;

import io.rosterkit.jdbc.sql.Dialect;
import io.rosterkit.model.search.SearchTerm;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * "The column contains these texts, byte by byte" as a condition. PostgreSQL finds them by an index of trigrams, if
 * there is one, and takes a pattern for that; the others look into each row.
 */
public record Containing(String condition, Map<String, Object> values) {

    /** The condition that the column contains all parts of the term; it begins with "and", or is empty. */
    public static Containing of(Dialect dialect, String column, SearchTerm term) {
        StringBuilder condition = new StringBuilder();
        Map<String, Object> values = new LinkedHashMap<>();
        for (String part : term.parts()) {
            String name = "part" + values.size();
            condition.append(" and ").append(condition(dialect, column, name));
            values.put(name, value(dialect, part));
        }
        return new Containing(condition.toString(), values);
    }

    private static String condition(Dialect dialect, String column, String name) {
        return dialect == Dialect.POSTGRESQL ? column + " like :" + name : "locate(:" + name + ", " + column + ") > 0";
    }

    private static String value(Dialect dialect, String part) {
        return dialect == Dialect.POSTGRESQL ? "%" + part.replaceAll("[\\\\%_]", "\\\\$0") + "%" : part;
    }
}
