package io.rosterkit.examples.sqlite;

import io.rosterkit.model.Bytes;
import io.rosterkit.spi.storage.StorageException;
import io.rosterkit.spi.table.Cells;
import io.rosterkit.spi.table.Column;
import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values as SQLite keeps them: ids as 16 bytes, whose order is theirs, and times as microseconds since 1970. */
final class Values {

    private Values() {}

    /** Sets a parameter; null when the column is without a value. */
    static void set(PreparedStatement statement, int place, @Nullable Object value) throws SQLException {
        statement.setObject(place, stored(value));
    }

    private static @Nullable Object stored(@Nullable Object value) {
        if (value instanceof UUID id) {
            return ByteBuffer.allocate(16)
                    .putLong(id.getMostSignificantBits())
                    .putLong(id.getLeastSignificantBits())
                    .array();
        }
        if (value instanceof Instant time) {
            return time.getEpochSecond() * 1_000_000 + time.getNano() / 1000;
        }
        return value instanceof Bytes bytes ? bytes.toArray() : value;
    }

    /** The row at which the results are. */
    record Row(ResultSet results) implements Cells {

        @Override
        public <V> Optional<V> find(Column<?, V> column) {
            try {
                Optional<V> value =
                        Optional.ofNullable(read(column)).map(column.type().valueType()::cast);
                return results.wasNull() ? Optional.empty() : value;
            } catch (SQLException failure) {
                throw new StorageException("column " + column + " could not be read");
            }
        }

        private @Nullable Object read(Column<?, ?> column) throws SQLException {
            String name = column.name();
            return switch (column.type().kind()) {
                case UUID -> id(results.getBytes(name));
                case TEXT -> results.getString(name);
                case COUNT -> results.getInt(name);
                case NUMBER -> results.getLong(name);
                case FLAG -> results.getBoolean(name);
                case TIME -> Instant.EPOCH.plus(results.getLong(name), ChronoUnit.MICROS);
                case BYTES -> bytes(results.getBytes(name));
            };
        }

        private static @Nullable UUID id(byte @Nullable [] stored) {
            if (stored == null) {
                return null;
            }
            ByteBuffer bytes = ByteBuffer.wrap(stored);
            return new UUID(bytes.getLong(), bytes.getLong());
        }

        private static @Nullable Bytes bytes(byte @Nullable [] stored) {
            return stored == null ? null : Bytes.of(stored);
        }
    }
}
