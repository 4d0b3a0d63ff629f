package io.rosterkit.inmemory.table;

import io.rosterkit.model.Id;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.RequestId;
import io.rosterkit.spi.table.Cells;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.Key;
import io.rosterkit.spi.table.RowChange;
import io.rosterkit.spi.table.Shape;
import io.rosterkit.spi.table.Table;
import java.util.Arrays;
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
public final class Rows<R> {

    private final Table<R> table;
    private final Deque<Runnable> undo;
    private final Map<OrganizationId, Map<List<Object>, R>> byKey = new HashMap<>();
    private final Map<OrganizationId, Map<Object, Map<List<Object>, R>>> byFirst = new HashMap<>();
    private final Map<String, Map<List<Object>, R>> byUniqueKey = new HashMap<>();

    Rows(Table<R> table, Deque<Runnable> undo) {
        this.table = table;
        this.undo = undo;
    }

    /** The row of an organization; {@code key} is the rest of its primary key, in the order of the key. */
    public Optional<R> find(OrganizationId organization, Object... key) {
        return Optional.ofNullable(byKey.getOrDefault(organization, Map.of()).get(plain(key)));
    }

    /** The row under a unique key, by its values in their order. */
    public Optional<R> findBy(String uniqueKey, Object... values) {
        if (shape().uniqueKeys().stream().noneMatch(key -> key.name().equals(uniqueKey))) {
            throw new IllegalArgumentException(table + " has no unique key " + uniqueKey);
        }
        return Optional.ofNullable(byUniqueKey.getOrDefault(uniqueKey, Map.of()).get(plain(values)));
    }

    /** All rows of an organization whose primary key, but for the organization, begins with that. */
    public Stream<R> under(OrganizationId organization, Object first) {
        return byFirst.getOrDefault(organization, Map.of()).getOrDefault(plain(first), Map.of()).values().stream();
    }

    /** All rows of an organization. */
    public Stream<R> of(OrganizationId organization) {
        return byKey.getOrDefault(organization, Map.of()).values().stream();
    }

    /** All rows. */
    public Stream<R> all() {
        return byKey.values().stream().flatMap(rows -> rows.values().stream());
    }

    /** The row as it is from now on, whatever there was. */
    public void set(R row) {
        Optional<R> before = stored(row);
        before.ifPresent(this::take);
        put(row);
        undo.push(() -> {
            take(row);
            before.ifPresent(this::put);
        });
    }

    /** No row any more under the key of that one. */
    public void remove(R row) {
        stored(row).ifPresent(before -> {
            take(before);
            undo.push(() -> put(before));
        });
    }

    /** Whether the guard of the change holds; if not, nothing changed. */
    boolean apply(RowChange.Kind kind, R row) {
        Optional<R> before = stored(row);
        boolean holds = switch (kind) {
            case INSERT -> before.isEmpty() && isFree(row, before);
            case UPDATE ->
                before.filter(stored -> version(stored) == version(row) - 1).isPresent() && isFree(row, before);
            case DELETE -> before.filter(stored -> isSame(stored, row)).isPresent();
        };
        if (holds && kind == RowChange.Kind.DELETE) {
            remove(row);
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
        return shape().uniqueKeys().stream()
                .allMatch(key -> values(key, row)
                        .map(values -> under(key).get(values))
                        .filter(holder -> !itself.equals(Optional.of(holder)))
                        .isEmpty());
    }

    private void put(R record) {
        R row = table.read(cells(record));
        List<Object> rowKey = keyOf(row);
        OrganizationId organization = table.organization(row);
        byKey.computeIfAbsent(organization, id -> new HashMap<>()).put(rowKey, row);
        if (rowKey.size() > 1) {
            byFirst.computeIfAbsent(organization, id -> new HashMap<>())
                    .computeIfAbsent(rowKey.get(0), first -> new HashMap<>())
                    .put(rowKey, row);
        }
        shape().uniqueKeys()
                .forEach(key -> values(key, row).ifPresent(values -> under(key).put(values, row)));
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

    private void take(R row) {
        List<Object> rowKey = keyOf(row);
        byKey.getOrDefault(table.organization(row), Map.of()).remove(rowKey);
        if (rowKey.size() > 1) {
            Map<Object, Map<List<Object>, R>> firsts = byFirst.getOrDefault(table.organization(row), Map.of());
            firsts.computeIfPresent(rowKey.get(0), (first, rows) -> {
                rows.remove(rowKey);
                return rows.isEmpty() ? null : rows;
            });
        }
        shape().uniqueKeys()
                .forEach(key -> values(key, row).ifPresent(values -> under(key).remove(values)));
    }

    private Optional<R> stored(R row) {
        return Optional.ofNullable(
                byKey.getOrDefault(table.organization(row), Map.of()).get(keyOf(row)));
    }

    /** The values of the primary key but for the organization. */
    private List<Object> keyOf(R row) {
        return shape().primaryKey().columns().stream()
                .filter(column -> column != table.organization())
                .<Object>map(column -> column.valueOf(row).orElseThrow())
                .toList();
    }

    /** The values of a unique key; none when one of them is missing, since then it does not bind the row. */
    private Optional<List<Object>> values(Key<R> key, R row) {
        List<Object> values = key.columns().stream()
                .flatMap((Column<R, ?> column) -> column.valueOf(row).stream())
                .map(Object.class::cast)
                .toList();
        return values.size() == key.columns().size() ? Optional.of(values) : Optional.empty();
    }

    private Map<List<Object>, R> under(Key<R> uniqueKey) {
        return byUniqueKey.computeIfAbsent(uniqueKey.name(), name -> new HashMap<>());
    }

    private long version(R row) {
        return shape().version().orElseThrow().valueOf(row).orElseThrow();
    }

    private Shape<R> shape() {
        return table.shape();
    }

    private static List<Object> plain(Object... values) {
        return Arrays.stream(values).map(Rows::plain).toList();
    }

    private static Object plain(Object value) {
        if (value instanceof Id id) {
            return id.uuid();
        }
        if (value instanceof RequestId request) {
            return request.text();
        }
        return value instanceof Enum<?> constant ? constant.name() : value;
    }
}
