package io.rosterkit.jdbc.row;

import io.rosterkit.jdbc.sql.Dialect;
import io.rosterkit.model.Bytes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;

/**
 * "One of these values" as a condition, in as many parts as the database wants, and in few shapes so that statements
 * are known. A single value is compared plainly: PostgreSQL plans an array of unknown length anew at every call, and
 * for a large organization it may plan to read all of it.
 */
public record Among(String condition, Map<String, Object> values) {

    private static final List<Integer> SHAPES = List.of(1, 8, 40, 200);
    private static final int LARGEST = SHAPES.get(SHAPES.size() - 1);

    /** The condition that the column holds one of the texts; none when there are no texts. */
    public static List<Among> texts(Dialect dialect, String column, Collection<String> texts) {
        return of(dialect, column, texts, String[]::new);
    }

    /** The condition that the column holds one of these sequences of bytes; none when there are none. */
    public static List<Among> bytes(Dialect dialect, String column, Collection<Bytes> bytes) {
        return of(dialect, column, bytes, Bytes[]::new);
    }

    /** The condition that the column holds one of these ids; none when there are none. */
    public static List<Among> ids(Dialect dialect, String column, Collection<UUID> ids) {
        return of(dialect, column, ids, UUID[]::new);
    }

    private static <V> List<Among> of(Dialect dialect, String column, Collection<V> values, IntFunction<V[]> toArray) {
        List<V> distinct = values.stream().distinct().toList();
        List<Among> parts = new ArrayList<>();
        int size = dialect.joinsStatements() ? Math.max(1, distinct.size()) : LARGEST;
        for (int from = 0; from < distinct.size(); from += size) {
            List<V> part = distinct.subList(from, Math.min(from + size, distinct.size()));
            parts.add(
                    dialect.joinsStatements() && part.size() > 1
                            ? array(column, part.toArray(toArray))
                            : list(column, part));
        }
        return parts;
    }

    private static <V> Among array(String column, V[] values) {
        return new Among(column + " = any(:all)", Map.of("all", values));
    }

    private static Among list(String column, List<?> values) {
        int shape = SHAPES.stream()
                .filter(size -> size >= values.size())
                .findFirst()
                .orElse(LARGEST);
        Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < shape; i++) {
            named.put("value" + i, values.get(Math.min(i, values.size() - 1)));
        }
        return new Among(column + " in (:" + String.join(", :", named.keySet()) + ")", named);
    }
}
