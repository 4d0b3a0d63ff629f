package io.rosterkit.inmemory.table;

import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.Condition;
import io.rosterkit.spi.table.Order;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.TableStore;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads any table by its description. */
public final class InMemoryTableStore implements TableStore {

    private final Tables tables;

    /** Over these tables. */
    public InMemoryTableStore(Tables tables) {
        this.tables = tables;
    }

    @Override
    public <R> List<R> scan(Scan<R> scan) {
        Comparator<R> order = order(scan);
        return tables.read(() -> tables.rows(scan.table())
                .all()
                .filter(row -> scan.conditions().stream().allMatch(condition -> holds(condition, row)))
                .filter(row -> scan.after()
                        .filter(before -> order.compare(row, before) <= 0)
                        .isEmpty())
                .sorted(order)
                .limit(scan.limit())
                .toList());
    }

    private static <R, V> boolean holds(Condition<R, V> condition, R row) {
        Optional<V> value = condition.column().valueOf(row);
        return switch (condition.operator()) {
            case PRESENT -> value.isPresent();
            case ABSENT -> value.isEmpty();
            case AMONG -> value.filter(condition.values()::contains).isPresent();
            case BELOW -> value.filter(one -> compare(condition, one) < 0).isPresent();
            case ABOVE -> value.filter(one -> compare(condition, one) > 0).isPresent();
        };
    }

    private static <V> int compare(Condition<?, V> condition, V value) {
        return Values.compare(
                condition.column().type().kind(), value, condition.values().get(0));
    }

    private static <R> Comparator<R> order(Scan<R> scan) {
        return scan.order().stream()
                .map(InMemoryTableStore::by)
                .reduce(Comparator::thenComparing)
                .orElse(Comparator.comparing(row -> 0));
    }

    private static <R> Comparator<R> by(Order<R, ?> order) {
        Comparator<R> ascending = by(order.column());
        return order.descending() ? ascending.reversed() : ascending;
    }

    private static <R, V> Comparator<R> by(Column<R, V> column) {
        return (one, other) -> Values.compare(
                column.type().kind(),
                column.valueOf(one).orElseThrow(),
                column.valueOf(other).orElseThrow());
    }
}
