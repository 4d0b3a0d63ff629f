package io.rosterkit.spi.table;

import io.rosterkit.model.Bytes;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * One column of the table for records of type {@code R}. Columns are compared by identity, so each is a constant.
 *
 * @param <V> the Java type of its values
 */
public final class Column<R, V> {

    private final String name;
    private final ColumnType<V> type;
    private final boolean optional;
    private final Function<R, Optional<V>> value;

    private Column(String name, ColumnType<V> type, boolean optional, Function<R, Optional<V>> value) {
        this.name = name;
        this.type = type;
        this.optional = optional;
        this.value = value;
    }

    /** A column with a name and a type, whose value is still to be said. */
    public record Named<V>(String name, ColumnType<V> type) {

        /** The column, which always has that value. */
        public <R> Column<R, V> of(Function<R, V> value) {
            return new Column<>(name, type, false, row -> Optional.of(value.apply(row)));
        }

        /** The column, which may be without a value. */
        public <R> Column<R, V> optional(Function<R, Optional<V>> value) {
            return new Column<>(name, type, true, value);
        }
    }

    /** A column of ids. */
    public static Named<UUID> uuid(String name) {
        return new Named<>(name, ColumnType.uuid());
    }

    /** A column of texts of at most so many characters; 0 for any number. */
    public static Named<String> text(String name, int length) {
        return new Named<>(name, ColumnType.text(length));
    }

    /** A column of whole numbers of 32 bits. */
    public static Named<Integer> count(String name) {
        return new Named<>(name, ColumnType.count());
    }

    /** A column of whole numbers of 64 bits. */
    public static Named<Long> number(String name) {
        return new Named<>(name, ColumnType.number());
    }

    /** A column of yes or no. */
    public static Named<Boolean> flag(String name) {
        return new Named<>(name, ColumnType.flag());
    }

    /** A column of moments. */
    public static Named<Instant> time(String name) {
        return new Named<>(name, ColumnType.time());
    }

    /** A column of at most so many bytes. */
    public static Named<Bytes> bytes(String name, int length) {
        return new Named<>(name, ColumnType.bytes(length));
    }

    /** Its name, in lower case, unique within its table. */
    public String name() {
        return name;
    }

    /** What it holds. */
    public ColumnType<V> type() {
        return type;
    }

    /** Whether it may be without a value. */
    public boolean isOptional() {
        return optional;
    }

    /** Its value in that record; always present unless the column is optional. */
    public Optional<V> valueOf(R row) {
        return value.apply(row);
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}
