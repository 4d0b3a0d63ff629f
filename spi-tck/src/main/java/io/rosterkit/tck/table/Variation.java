package io.rosterkit.tck.table;

import io.rosterkit.spi.storage.StorageException;
import io.rosterkit.spi.table.Cells;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.Key;
import io.rosterkit.spi.table.RowChange;
import io.rosterkit.spi.table.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows that are another row but for some columns. */
public final class Variation {

    private Variation() {}

    /**
     * The row with another value in one column, none where the value is empty. Nothing when no record has that value,
     * or when the column follows from others.
     */
    public static <R> Optional<R> of(Table<R> table, R row, Column<R, ?> column, Optional<?> value) {
        Cells cells = new Cells() {
            @Override
            public <V> Optional<V> find(Column<?, V> asked) {
                return asked == column ? value.map(asked.type().valueType()::cast) : stored(table, row, asked);
            }
        };
        try {
            return Optional.of(table.read(cells))
                    .filter(made -> column.valueOf(made).equals(value));
        } catch (StorageException impossible) {
            return Optional.empty();
        }
    }

    /** A row that differs in that column of its primary key alone, but for what unique keys demand. */
    public static <R> Optional<R> neighbour(Table<R> table, R row, Column<R, ?> column) {
        return SampleValues.values(column).stream()
                .filter(value -> !column.valueOf(row).equals(value))
                .flatMap(value -> of(table, row, column, value).stream())
                .findFirst()
                .flatMap(made -> apart(table, row, made));
    }

    /** The values of a row by column, so that what differs is named. */
    public static <R> Map<String, Object> values(Table<R> table, R row) {
        Map<String, Object> values = new LinkedHashMap<>();
        table.shape().columns().forEach(column -> values.put(column.name(), column.valueOf(row)));
        return values;
    }

    /** The values of the row of a change. */
    static <R> Map<String, Object> values(RowChange<R> change) {
        return values(change.table(), change.row());
    }

    /** Whether the two rows share all values of that key. */
    public static <R> boolean share(Key<R> key, R one, R other) {
        return key.columns().stream()
                .allMatch(column ->
                        column.valueOf(one).isPresent() && column.valueOf(one).equals(column.valueOf(other)));
    }

    private static <R> Optional<R> apart(Table<R> table, R row, R made) {
        R apart = made;
        for (Key<R> key : table.shape().uniqueKeys()) {
            if (share(key, row, apart)) {
                R clashing = apart;
                Optional<R> other = rest(table).stream()
                        .flatMap(column -> SampleValues.values(column).stream()
                                .flatMap(value -> of(table, clashing, column, value).stream()))
                        .filter(candidate -> !share(key, row, candidate))
                        .findFirst();
                if (other.isEmpty()) {
                    return Optional.empty();
                }
                apart = other.get();
            }
        }
        return Optional.of(apart);
    }

    private static <R> List<Column<R, ?>> rest(Table<R> table) {
        return table.shape().columns().stream()
                .filter(column -> !table.shape().primaryKey().columns().contains(column))
                .toList();
    }

    private static <R, V> Optional<V> stored(Table<R> table, R row, Column<?, V> asked) {
        return table.shape().columns().stream()
                .filter(column -> column == asked)
                .findFirst()
                .flatMap(column -> column.valueOf(row))
                .map(asked.type().valueType()::cast);
    }
}
