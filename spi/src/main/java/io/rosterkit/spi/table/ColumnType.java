package io.rosterkit.spi.table;

import io.rosterkit.model.Bytes;
import java.time.Instant;
import java.util.UUID;

/**
 * What a column holds. {@code length} is the greatest number of characters of a text, or of bytes; 0 for a text of any
 * length, and for all other kinds.
 *
 * @param valueType the Java type of a value
 */
public record ColumnType<V>(Kind kind, Class<V> valueType, int length) {

    /** The kinds of columns. A storage needs no others. */
    public enum Kind {
        /** A {@link java.util.UUID}, ordered by its bytes without sign. */
        UUID,
        /** A text, kept as it is, and compared and ordered by the bytes of its UTF-8. */
        TEXT,
        /** A whole number of 32 bits. */
        COUNT,
        /** A whole number of 64 bits. */
        NUMBER,
        /** Yes or no. */
        FLAG,
        /** An {@link java.time.Instant} in whole microseconds. */
        TIME,
        /** Bytes. */
        BYTES
    }

    static ColumnType<UUID> uuid() {
        return new ColumnType<>(Kind.UUID, UUID.class, 0);
    }

    static ColumnType<String> text(int length) {
        return new ColumnType<>(Kind.TEXT, String.class, length);
    }

    static ColumnType<Integer> count() {
        return new ColumnType<>(Kind.COUNT, Integer.class, 0);
    }

    static ColumnType<Long> number() {
        return new ColumnType<>(Kind.NUMBER, Long.class, 0);
    }

    static ColumnType<Boolean> flag() {
        return new ColumnType<>(Kind.FLAG, Boolean.class, 0);
    }

    static ColumnType<Instant> time() {
        return new ColumnType<>(Kind.TIME, Instant.class, 0);
    }

    static ColumnType<Bytes> bytes(int length) {
        return new ColumnType<>(Kind.BYTES, Bytes.class, length);
    }
}
