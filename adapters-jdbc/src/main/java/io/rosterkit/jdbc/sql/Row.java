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
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The current row of a result, by the names of its columns. Use it within the call that hands it out. */
public final class Row {

    private final ResultSet results;
    private final Dialect dialect;
    private final Positions positions;

    Row(ResultSet results, Dialect dialect, Positions positions) {
        this.results = results;
        this.dialect = dialect;
        this.positions = positions;
    }

    /**
     * Where the columns of one statement are. The first result of the statement tells it; a driver that is asked by
     * name makes a table of all names for each result. Thread-safe.
     */
    static final class Positions {
        private final Map<String, Integer> byName = new ConcurrentHashMap<>();
        private final Map<String, ByColumn> byAlias = new ConcurrentHashMap<>();

        private int of(ResultSet results, String column) throws SQLException {
            Integer known = byName.get(column);
            if (known == null) {
                known = results.findColumn(column);
                byName.put(column, known);
            }
            return known;
        }

        private ByColumn of(String alias) {
            ByColumn known = byAlias.get(alias);
            return known != null ? known : byAlias.computeIfAbsent(alias, name -> new ByColumn());
        }
    }

    /** Where the columns of one alias are. Each value of each row is looked up here, so a lookup takes no lock. */
    private static final class ByColumn {
        private volatile IdentityHashMap<Column<?, ?>, Integer> positions = new IdentityHashMap<>();

        @Nullable
        private Integer get(Column<?, ?> column) {
            return positions.get(column);
        }

        private synchronized void put(Column<?, ?> column, Integer position) {
            IdentityHashMap<Column<?, ?>, Integer> more = new IdentityHashMap<>(positions);
            more.put(column, position);
            positions = more;
        }
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
        ByColumn columns = positions.of(alias);
        try {
            return maker.apply(new Cells() {
                @Override
                public <V> Optional<V> find(Column<?, V> column) {
                    return value(column, columns, alias);
                }
            });
        } catch (UnreadCell unread) {
            throw unread.reason;
        }
    }

    private <V> Optional<V> value(Column<?, V> column, ByColumn columns, String alias) {
        try {
            Integer position = columns.get(column);
            if (position == null) {
                position = at(alias + "_" + column.name());
                columns.put(column, position);
            }
            Object value = value(column.type().kind(), position);
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
        return results.getObject(at(column)) != null;
    }

    /** What a row of a joined table makes, if that column says that there is one. */
    public <T> Optional<T> optional(String column, Mapper<T> mapper) throws SQLException {
        return has(column) ? Optional.of(mapper.map(this)) : Optional.empty();
    }

    /** A text. */
    public String text(String column) throws SQLException {
        return present(results.getString(at(column)), column);
    }

    /**
     * The texts that {@code {rows ...}} has put into one value; nothing when they did not come back whole. Where they
     * come as one text, it begins with their number, and a semicolon is between two: what a server cuts off is seen.
     */
    public Optional<List<String>> texts(String column) throws SQLException {
        if (dialect == Dialect.POSTGRESQL) {
            return Optional.of(List.of(
                    (String[]) present(results.getArray(at(column)), column).getArray()));
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
        return results.getInt(at(column));
    }

    /** A large whole number. */
    public long number(String column) throws SQLException {
        return results.getLong(at(column));
    }

    /** An id. */
    public UUID uuid(String column) throws SQLException {
        return present(findUuid(at(column)), column);
    }

    /** A moment. */
    public Instant instant(String column) throws SQLException {
        return present(findInstant(at(column)), column);
    }

    /** A moment that may be missing. */
    public Optional<Instant> optionalInstant(String column) throws SQLException {
        return Optional.ofNullable(findInstant(at(column)));
    }

    @Nullable
    private Object value(ColumnType.Kind kind, int column) throws SQLException {
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
    private UUID findUuid(int column) throws SQLException {
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
    private Instant findInstant(int column) throws SQLException {
        if (dialect == Dialect.MARIADB) {
            LocalDateTime utc = results.getObject(column, LocalDateTime.class);
            return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
        }
        OffsetDateTime moment = results.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private int at(String column) throws SQLException {
        return positions.of(results, column);
    }

    private static <T> T present(@Nullable T value, String column) {
        if (value == null) {
            throw DamagedRowException.ofColumn(column, "holds no value");
        }
        return value;
    }
}
