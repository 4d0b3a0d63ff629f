package io.rosterkit.jdbc.row;

import io.rosterkit.jdbc.sql.Dialect;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * "One of these texts" as a condition, in as many parts as the database wants, and in few shapes so that statements are
 * known. A single text is compared plainly: PostgreSQL plans an array of unknown length anew at every call, and for a
 * large organization it may plan to read all of it.
 */
public record Among(String condition, Map<String, Object> values) {

    private static final List<Integer> SHAPES = List.of(1, 8, 40, 200);
    private static final int LARGEST = SHAPES.get(SHAPES.size() - 1);

    /** The condition that the column holds one of the texts; none when there are no texts. */
    public static List<Among> of(Dialect dialect, String column, Collection<String> texts) {
        List<String> distinct = texts.stream().distinct().toList();
        List<Among> parts = new ArrayList<>();
        int size = dialect.joinsStatements() ? Math.max(1, distinct.size()) : LARGEST;
        for (int from = 0; from < distinct.size(); from += size) {
            List<String> part = distinct.subList(from, Math.min(from + size, distinct.size()));
            parts.add(dialect.joinsStatements() && part.size() > 1 ? array(column, part) : list(column, part));
        }
        return parts;
    }

    private static Among array(String column, List<String> texts) {
        return new Among(column + " = any(:texts)", Map.of("texts", texts.toArray(String[]::new)));
    }

    private static Among list(String column, List<String> texts) {
        int shape =
                SHAPES.stream().filter(size -> size >= texts.size()).findFirst().orElse(LARGEST);
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < shape; i++) {
            values.put("text" + i, texts.get(Math.min(i, texts.size() - 1)));
        }
        return new Among(column + " in (:" + String.join(", :", values.keySet()) + ")", values);
    }
}
