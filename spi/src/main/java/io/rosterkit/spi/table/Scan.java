package io.rosterkit.spi.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Which rows of one table are asked for: those that meet all conditions, in that order, after a row of the order, and
 * at most so many. Immutable. Without an order the rows come in any.
 *
 * @param after a row, which need not be stored any more; the answer begins behind its place in the order
 */
public record Scan<R>(
        Table<R> table, List<Condition<R, ?>> conditions, List<Order<R, ?>> order, Optional<R> after, int limit) {

    public Scan {
        conditions = List.copyOf(conditions);
        order = List.copyOf(order);
    }

    /** All rows of a table. */
    public static <R> Scan<R> of(Table<R> table) {
        return new Scan<>(table, List.of(), List.of(), Optional.empty(), Integer.MAX_VALUE);
    }

    /** The row with the primary key of that one. */
    public static <R> Scan<R> same(Table<R> table, R row) {
        Scan<R> scan = of(table);
        for (Column<R, ?> column : table.shape().primaryKey().columns()) {
            scan = scan.whereSame(column, row);
        }
        return scan;
    }

    /** Those whose column has that value. */
    public <V> Scan<R> where(Column<R, V> column, V value) {
        return where(column, Condition.Operator.AMONG, List.of(value));
    }

    /** Those whose column has one of these values. */
    public <V> Scan<R> among(Column<R, V> column, Collection<V> values) {
        return where(column, Condition.Operator.AMONG, List.copyOf(values));
    }

    /** Those whose column compares so. */
    public <V> Scan<R> where(Column<R, V> column, Condition.Operator operator, List<V> values) {
        return new Scan<>(table, plus(conditions, new Condition<>(column, operator, values)), order, after, limit);
    }

    /** Ordered by that column, after the columns given before. */
    public <V extends Comparable<V>> Scan<R> by(Column<R, V> column, boolean descending) {
        return new Scan<>(table, conditions, plus(order, new Order<>(column, descending)), after, limit);
    }

    /** Only what comes behind that row. */
    public Scan<R> behind(R row) {
        return new Scan<>(table, conditions, order, Optional.of(row), limit);
    }

    /** At most so many. */
    public Scan<R> atMost(int rows) {
        return new Scan<>(table, conditions, order, after, rows);
    }

    private <V> Scan<R> whereSame(Column<R, V> column, R row) {
        return where(column, column.valueOf(row).orElseThrow());
    }

    private static <E> List<E> plus(List<E> some, E one) {
        List<E> all = new ArrayList<>(some);
        all.add(one);
        return all;
    }
}
