package io.rosterkit.spi.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Columns by which rows are looked for, in that order. An index may be of some rows only; where a database has no such
 * indexes, {@link #full} is one for all rows that serves the same questions.
 *
 * @param searched the text in which a search looks for parts, while it walks the index; where a database has another
 *     index for parts of texts, the index is better without it
 */
public record Index<R>(
        String name, List<Column<R, ?>> columns, Optional<Only<R>> only, Optional<Column<R, String>> searched) {

    public Index {
        columns = List.copyOf(columns);
    }

    /**
     * Of which rows an index is: those whose column has the value, or has none of these; without a value, those that
     * have any.
     */
    public record Only<R>(Column<R, ?> column, boolean equal, List<String> values) {

        public Only {
            values = List.copyOf(values);
        }

        /** What SQL calls them, after {@code where}. */
        public String sql() {
            return values.isEmpty()
                    ? column.name() + " is not null"
                    : values.stream()
                            .map(value -> column.name() + (equal ? " = '" : " <> '") + value + "'")
                            .collect(Collectors.joining(" and "));
        }

        /** Rows whose column has that value. */
        public static <R> Only<R> of(Column<R, String> column, Enum<?> value) {
            return new Only<>(column, true, List.of(value.name()));
        }

        /** Rows whose column has none of these values. */
        public static <R> Only<R> unless(Column<R, String> column, Enum<?>... values) {
            return new Only<>(
                    column, false, Arrays.stream(values).map(Enum::name).toList());
        }

        /** Rows whose column has any value. */
        public static <R> Only<R> present(Column<R, ?> column) {
            return new Only<>(column, false, List.of());
        }
    }

    /**
     * The columns of an index of all rows: with the column that tells which rows the index is of, unless it is one of
     * them, as the first column for one value, and else after the first. The text that is searched is the last.
     */
    public List<Column<R, ?>> full() {
        List<Column<R, ?>> all = new ArrayList<>(columns);
        only.filter(rows -> !columns.contains(rows.column()))
                .ifPresent(rows -> all.add(rows.equal() ? 0 : 1, rows.column()));
        searched.ifPresent(all::add);
        return all;
    }

    /** The same with that text. */
    Index<R> searched(Column<R, String> text) {
        return new Index<>(name, columns, only, Optional.of(text));
    }
}
