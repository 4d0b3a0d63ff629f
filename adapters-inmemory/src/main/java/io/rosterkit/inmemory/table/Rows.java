package io.rosterkit.inmemory.table;

import io.rosterkit.spi.table.Cells;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.Index;
import io.rosterkit.spi.table.Key;
import io.rosterkit.spi.table.RowChange;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.Shape;
import io.rosterkit.spi.table.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rows of one table, under its keys. A row is kept as its columns tell it, and nothing else of the record. Each
 * change leaves behind how it is taken back.
 */
final class Rows<R> {

    private final Table<R> table;
    private final Deque<Runnable> undo;
    private final Lookup<R> primary;
    private final List<Lookup<R>> unique;
    private final List<Lookup<R>> states;

    Rows(Table<R> table, Deque<Runnable> undo) {
        this.table = table;
        this.undo = undo;
        this.primary = new Lookup<>(shape().primaryKey());
        this.unique = shape().uniqueKeys().stream().map(Lookup::new).toList();
        this.states = shape().indexes().stream()
                .flatMap(index -> index.only().stream())
                .filter(Index.Only::equal)
                .<Column<R, ?>>map(Index.Only::column)
                .distinct()
                .map(column -> new Lookup<>(behind(column, shape().primaryKey())))
                .toList();
    }

    /** The rows under the value of one column: few of many are in a state that a job asks for. */
    private static <R> Key<R> behind(Column<R, ?> column, Key<R> primary) {
        List<Column<R, ?>> columns = new ArrayList<>(List.of(column));
        columns.addAll(primary.columns());
        return new Key<>(primary.name(), columns);
    }

    /** The rows that are asked for, found by the key of which the question names most. */
    List<R> scan(Scan<R> scan) {
        Map<Column<R, ?>, Object> asked = new HashMap<>();
        scan.conditions().forEach(condition -> asked.put(condition.column(), condition.value()));
        Lookup<R> best = lookups()
                .max(Comparator.comparingInt(lookup -> lookup.known(asked.keySet())))
                .orElse(primary);
        List<R> found = new ArrayList<>();
        for (R row : best.find(asked)) {
            if (holds(scan.conditions(), row)) {
                found.add(row);
            }
        }
        return found;
    }

    /** The row as it is from now on, whatever there was. */
    void set(R row) {
        Optional<R> before = primary.same(row);
        before.ifPresent(this::take);
        put(row);
        undo.push(() -> {
            take(row);
            before.ifPresent(this::put);
        });
    }

    /** Whether the guard of the change holds; if not, nothing changed. */
    boolean apply(RowChange.Kind kind, R row) {
        Optional<R> before = primary.same(row);
        boolean holds = switch (kind) {
            case INSERT -> before.isEmpty() && isFree(row, before);
            case UPDATE ->
                before.filter(stored -> version(stored) == version(row) - 1).isPresent() && isFree(row, before);
            case DELETE -> before.filter(stored -> isSame(stored, row)).isPresent();
        };
        if (holds && kind == RowChange.Kind.DELETE) {
            before.ifPresent(this::remove);
        } else if (holds) {
            set(row);
        }
        return holds;
    }

    /** In all columns that are never without a value. */
    private boolean isSame(R stored, R row) {
        return shape().columns().stream()
                .filter(column -> !column.isOptional())
                .allMatch(column -> column.valueOf(stored).equals(column.valueOf(row)));
    }

    private boolean isFree(R row, Optional<R> itself) {
        return unique.stream()
                .allMatch(lookup -> lookup.same(row)
                        .filter(holder -> !itself.equals(Optional.of(holder)))
                        .isEmpty());
    }

    private void remove(R row) {
        take(row);
        undo.push(() -> put(row));
    }

    private void put(R record) {
        R row = table.read(cells(record));
        lookups().forEach(lookup -> lookup.put(row));
    }

    private void take(R row) {
        lookups().forEach(lookup -> lookup.take(row));
    }

    private Stream<Lookup<R>> lookups() {
        return Stream.of(Stream.of(primary), unique.stream(), states.stream()).flatMap(lookups -> lookups);
    }

    private Cells cells(R record) {
        return new Cells() {
            @Override
            public <V> Optional<V> find(Column<?, V> asked) {
                return shape().columns().stream()
                        .filter(column -> column == asked)
                        .findFirst()
                        .flatMap(column -> column.valueOf(record))
                        .map(asked.type().valueType()::cast);
            }
        };
    }

    private static <R> boolean holds(List<Scan.Condition<R, ?>> conditions, R row) {
        for (Scan.Condition<R, ?> condition : conditions) {
            if (!Optional.of(condition.value()).equals(condition.column().valueOf(row))) {
                return false;
            }
        }
        return true;
    }

    private long version(R row) {
        return shape().version().orElseThrow().valueOf(row).orElseThrow();
    }

    private Shape<R> shape() {
        return table.shape();
    }
}
