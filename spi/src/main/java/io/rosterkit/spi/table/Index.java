package io.rosterkit.spi.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Columns by which rows are looked for, in that order. An index may be of some rows only; where a database has no such
 * indexes, {@link #full} is one for all rows that serves the same questions.
 */
public record Index<R>(String name, List<Column<R, ?>> columns, Optional<Only<R>> only) {

    public Index {
        columns = List.copyOf(columns);
    }

    /**
     * Of which rows an index is: those whose column has the value, or has another one; without a value, those that have
     * any.
     */
    public record Only<R>(Column<R, String> column, boolean equal, Optional<String> value) {

        /** Rows whose column has that value. */
        public static <R> Only<R> of(Column<R, String> column, Enum<?> value) {
            return new Only<>(column, true, Optional.of(value.name()));
        }

        /** Rows whose column has another value. */
        public static <R> Only<R> unless(Column<R, String> column, Enum<?> value) {
            return new Only<>(column, false, Optional.of(value.name()));
        }

        /** Rows whose column has any value. */
        public static <R> Only<R> present(Column<R, String> column) {
            return new Only<>(column, false, Optional.empty());
        }
    }

    /**
     * The columns of an index of all rows: with the column that tells which rows the index is of, as the first column
     * for one value, and else after the first.
     */
    public List<Column<R, ?>> full() {
        List<Column<R, ?>> all = new ArrayList<>(columns);
        only.ifPresent(rows -> all.add(rows.equal() ? 0 : 1, rows.column()));
        return all;
    }
}
