package io.rosterkit.jdbc.sql;

import io.rosterkit.model.Bytes;
import io.rosterkit.spi.storage.DamagedRowException;
import io.rosterkit.spi.table.Cells;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.ColumnType;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The current row of a result, by the names of its columns. Use it within the call that hands it out. */
public final class Row {

    private final ResultSet results;
    private final Dialect dialect;

    Row(ResultSet results, Dialect dialect) {
        this.results = results;
        this.dialect = dialect;
    }

    /** Looks at one row after the other. */
    @FunctionalInterface
    public interface Reader {
        /** Looks at the current row. */
        void read(Row row) throws SQLException;
    }

    /** Makes something of a row. */
    @FunctionalInterface
    public interface Mapper<T> {
        /** Makes something of the current row. */
        T map(Row row) throws SQLException;
    }

    /** What the columns of that alias, as {@link TableSql#select} named them, make. */
    public <T> T map(String alias, Function<Cells, T> maker) throws SQLException {
        try {
            return maker.apply(new Cells() {
                @Override
                public <V> Optional<V> find(Column<?, V> column) {
                    return value(column, alias + "_" + column.name());
                }
            });
        } catch (UnreadCell unread) {
            throw unread.reason;
        }
    }

    private <V> Optional<V> value(Column<?, V> column, String name) {
        try {
            Object value = value(column.type().kind(), name);
            return Optional.ofNullable(value).map(column.type().valueType()::cast);
        } catch (SQLException reason) {
            throw new UnreadCell(reason);
        }
    }

    /** Carries what the driver said through the description of a table. */
    private static final class UnreadCell extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final SQLException reason;

        UnreadCell(SQLException reason) {
            super(reason);
            this.reason = reason;
        }
    }

    /** Whether the column holds anything. */
    public boolean has(String column) throws SQLException {
        return results.getObject(column) != null;
    }

    /** What a row of a joined table makes, if that column says that there is one. */
    public <T> Optional<T> optional(String column, Mapper<T> mapper) throws SQLException {
        return has(column) ? Optional.of(mapper.map(this)) : Optional.empty();
    }

    /** A text. */
    public String text(String column) throws SQLException {
        return present(results.getString(column), column);
    }

    /**
     * The texts that {@code {rows ...}} has put into one value; nothing when they did not come back whole. Where they
     * come as one text, it begins with their number, and a semicolon is between two: what a server cuts off is seen.
     */
    public Optional<List<String>> texts(String column) throws SQLException {
        if (dialect == Dialect.POSTGRESQL) {
            return Optional.of(
                    List.of((String[]) present(results.getArray(column), column).getArray()));
        }
        String text = text(column);
        int start = text.indexOf(':') + 1;
        List<String> texts = start == text.length()
                ? List.of()
                : Arrays.asList(text.substring(start).split(";", -1));
        return text.substring(0, start).equals(texts.size() + ":") ? Optional.of(texts) : Optional.empty();
    }

    /** A whole number. */
    public int count(String column) throws SQLException {
        return results.getInt(column);
    }

    /** A large whole number. */
    public long number(String column) throws SQLException {
        return results.getLong(column);
    }

    /** An id. */
    public UUID uuid(String column) throws SQLException {
        return present(findUuid(column), column);
    }

    /** A moment. */
    public Instant instant(String column) throws SQLException {
        return present(findInstant(column), column);
    }

    /** A moment that may be missing. */
    public Optional<Instant> optionalInstant(String column) throws SQLException {
        return Optional.ofNullable(findInstant(column));
    }

    /** A constant of an enum, by its name. */
    public <E extends Enum<E>> E constant(Class<E> type, String column) throws SQLException {
        String name = text(column);
        return Arrays.stream(Objects.requireNonNull(type.getEnumConstants()))
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> DamagedRowException.ofColumn(column, "holds a code of a later version"));
    }

    @Nullable
    private Object value(ColumnType.Kind kind, String column) throws SQLException {
        return switch (kind) {
            case UUID -> findUuid(column);
            case TEXT -> results.getString(column);
            case COUNT -> unlessNull(results.getInt(column));
            case NUMBER -> unlessNull(results.getLong(column));
            case FLAG -> unlessNull(results.getBoolean(column));
            case TIME -> findInstant(column);
            case BYTES -> bytes(results.getBytes(column));
        };
    }

    @Nullable
    private Object unlessNull(Object value) throws SQLException {
        return results.wasNull() ? null : value;
    }

    @Nullable
    private static Bytes bytes(byte @Nullable [] value) {
        return value == null ? null : Bytes.of(value);
    }

    @Nullable
    private UUID findUuid(String column) throws SQLException {
        if (dialect != Dialect.MARIADB) {
            return results.getObject(column, UUID.class);
        }
        byte[] bytes = results.getBytes(column);
        if (bytes == null) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    @Nullable
    private Instant findInstant(String column) throws SQLException {
        if (dialect == Dialect.MARIADB) {
            LocalDateTime utc = results.getObject(column, LocalDateTime.class);
            return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
        }
        OffsetDateTime moment = results.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private static <T> T present(@Nullable T value, String column) {
        if (value == null) {
            throw DamagedRowException.ofColumn(column, "holds no value");
        }
        return value;
    }
}
