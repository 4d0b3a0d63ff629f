package io.rosterkit.inmemory.table;

import io.rosterkit.model.Bytes;
import io.rosterkit.spi.table.ColumnType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/** The order of values, as databases have it. */
public final class Values {

    private Values() {}

    /** Compares two values of one kind. */
    public static int compare(ColumnType.Kind kind, Object one, Object other) {
        return switch (kind) {
            // UUID.compareTo compares halves with a sign, which no database does.
            case UUID -> one.toString().compareTo(other.toString());
            case TEXT -> Arrays.compareUnsigned(utf8(one), utf8(other));
            case COUNT -> ((Integer) one).compareTo((Integer) other);
            case NUMBER -> ((Long) one).compareTo((Long) other);
            case FLAG -> ((Boolean) one).compareTo((Boolean) other);
            case TIME -> ((Instant) one).compareTo((Instant) other);
            case BYTES -> Arrays.compareUnsigned(((Bytes) one).toArray(), ((Bytes) other).toArray());
        };
    }

    private static byte[] utf8(Object text) {
        return ((String) text).getBytes(StandardCharsets.UTF_8);
    }
}
