package io.rosterkit.spi.table;

import io.rosterkit.model.OrganizationId;
import java.util.ArrayList;
import java.util.List;

/** Which rows of one table are asked for: those that have each of these values. Immutable. */
public record Scan<R>(Table<R> table, List<Condition<R, ?>> conditions) {

    public Scan {
        conditions = List.copyOf(conditions);
    }

    /** The value that a column has to have. */
    public record Condition<R, V>(Column<R, V> column, V value) {}

    /** All rows of a table. */
    public static <R> Scan<R> of(Table<R> table) {
        return new Scan<>(table, List.of());
    }

    /** All rows of an organization. */
    public static <R> Scan<R> of(Table<R> table, OrganizationId organization) {
        return of(table).where(table.organization(), organization.uuid());
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
        List<Condition<R, ?>> all = new ArrayList<>(conditions);
        all.add(new Condition<>(column, value));
        return new Scan<>(table, all);
    }

    /** Those whose column has the value that it has in that row, which must have one. */
    public <V> Scan<R> whereSame(Column<R, V> column, R row) {
        return where(column, column.valueOf(row).orElseThrow());
    }
}
