package io.rosterkit.inmemory.table;

import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.Key;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds rows by the columns of one key: by all of them, which is one row at most, or by the first ones. A row without a
 * value in one of them is not found here.
 */
final class Lookup<R> {

    private final Key<R> key;
    /** For each number of first columns, from 1: their values, and under them the rows by all values of the key. */
    private final List<Map<List<Object>, Map<List<Object>, R>>> byFirst = new ArrayList<>();

    Lookup(Key<R> key) {
        this.key = key;
        key.columns().forEach(column -> byFirst.add(new HashMap<>()));
    }

    /** The row with the same values in all columns of the key. */
    Optional<R> same(R row) {
        return values(row).flatMap(values -> find(values).findFirst());
    }

    /** How many of the first columns are among these. */
    int known(Collection<Column<R, ?>> columns) {
        int known = 0;
        while (known < byFirst.size() && columns.contains(key.columns().get(known))) {
            known++;
        }
        return known;
    }

    /** The rows that have the asked values in those first columns that are among the asked; all if none is. */
    Stream<R> find(Map<Column<R, ?>, Object> asked) {
        return find(key.columns().subList(0, known(asked.keySet())).stream()
                .map(asked::get)
                .toList());
    }

    void put(R row) {
        values(row).ifPresent(values -> {
            for (int first = 1; first <= byFirst.size(); first++) {
                byFirst.get(first - 1)
                        .computeIfAbsent(values.subList(0, first), some -> new HashMap<>())
                        .put(values, row);
            }
        });
    }

    void take(R row) {
        values(row).ifPresent(values -> {
            for (int first = 1; first <= byFirst.size(); first++) {
                byFirst.get(first - 1).computeIfPresent(values.subList(0, first), (some, rows) -> {
                    rows.remove(values);
                    return rows.isEmpty() ? null : rows;
                });
            }
        });
    }

    private Stream<R> find(List<Object> values) {
        return values.isEmpty()
                ? byFirst.get(0).values().stream().flatMap(rows -> rows.values().stream())
                : byFirst.get(values.size() - 1).getOrDefault(values, Map.of()).values().stream();
    }

    private Optional<List<Object>> values(R row) {
        List<Object> values = new ArrayList<>();
        for (Column<R, ?> column : key.columns()) {
            column.valueOf(row).ifPresent(values::add);
        }
        return values.size() == byFirst.size() ? Optional.of(values) : Optional.empty();
    }
}
