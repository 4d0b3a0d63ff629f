package io.rosterkit.spi.table;

import java.util.List;

/**
 * What the value of one column has to be. A row without a value in the column meets {@link Operator#ABSENT} alone.
 *
 * @param values none for {@code PRESENT} and {@code ABSENT}, any number for {@code AMONG}, else one
 */
public record Condition<R, V>(Column<R, V> column, Operator operator, List<V> values) {

    /** How the value compares. */
    public enum Operator {
        /** It is one of these. */
        AMONG,
        /** It comes before this one. */
        BELOW,
        /** It comes after this one. */
        ABOVE,
        /** There is one. */
        PRESENT,
        /** There is none. */
        ABSENT
    }

    public Condition {
        values = List.copyOf(values);
    }
}
