package io.rosterkit.inmemory.table;

import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.Key;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds rows by the columns of one key: by all of them, which is one row at most, or by the first ones. A row without a
 * value in one of them is not found here.
 */
final class Lookup<R> {

    private final Key<R> key;
    private final Map<List<Object>, R> byAll = new HashMap<>();
    /** For each number of first columns, from 1 and without the last: their values, and under them the rows. */
    private final List<Map<List<Object>, Map<List<Object>, R>>> byFirst = new ArrayList<>();

    Lookup(Key<R> key) {
        this.key = key;
        key.columns().stream().skip(1).forEach(column -> byFirst.add(new HashMap<>()));
    }

    /** The row with the same values in all columns of the key. */
    Optional<R> same(R row) {
        return values(row).flatMap(values -> Optional.ofNullable(byAll.get(values)));
    }

    /** How many of the first columns are among these. */
    int known(Collection<Column<R, ?>> columns) {
        int known = 0;
        while (known < key.columns().size() && columns.contains(key.columns().get(known))) {
            known++;
        }
        return known;
    }

    /** The rows that have the asked values in those first columns that are among the asked; all if none is. */
    Collection<R> find(Map<Column<R, ?>, Object> asked) {
        int known = known(asked.keySet());
        if (known == 0) {
            return byAll.values();
        }
        List<Object> values = new ArrayList<>();
        for (Column<R, ?> column : key.columns().subList(0, known)) {
            values.add(asked.get(column));
        }
        if (known == key.columns().size()) {
            return Optional.ofNullable(byAll.get(values)).map(List::of).orElse(List.of());
        }
        return byFirst.get(known - 1).getOrDefault(values, Map.of()).values();
    }

    void put(R row) {
        values(row).ifPresent(values -> {
            byAll.put(values, row);
            for (int first = 1; first <= byFirst.size(); first++) {
                byFirst.get(first - 1)
                        .computeIfAbsent(values.subList(0, first), some -> new HashMap<>())
                        .put(values, row);
            }
        });
    }

    void take(R row) {
        values(row).ifPresent(values -> {
            byAll.remove(values);
            for (int first = 1; first <= byFirst.size(); first++) {
                byFirst.get(first - 1).computeIfPresent(values.subList(0, first), (some, rows) -> {
                    rows.remove(values);
                    return rows.isEmpty() ? null : rows;
                });
            }
        });
    }

    private Optional<List<Object>> values(R row) {
        List<Object> values = new ArrayList<>();
        for (Column<R, ?> column : key.columns()) {
            column.valueOf(row).ifPresent(values::add);
        }
        return values.size() == key.columns().size() ? Optional.of(values) : Optional.empty();
    }
}
