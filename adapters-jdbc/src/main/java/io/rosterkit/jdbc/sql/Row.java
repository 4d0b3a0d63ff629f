package io.rosterkit.jdbc.sql;

import io.rosterkit.model.Bytes;
import io.rosterkit.spi.storage.StorageException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The current row of a result, by the names of its columns. Use it within the call that hands it out. */
public final class Row {

    private final ResultSet results;
    private final Dialect dialect;
    private final String prefix;

    Row(ResultSet results, Dialect dialect) {
        this(results, dialect, "");
    }

    private Row(ResultSet results, Dialect dialect, String prefix) {
        this.results = results;
        this.dialect = dialect;
        this.prefix = prefix;
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

    /** The columns of one table in this row, as {@link Table#select} named them. */
    public Row under(String alias) {
        return new Row(results, dialect, alias + "_");
    }

    /** Whether the column holds anything. */
    public boolean has(String column) throws SQLException {
        return results.getObject(prefix + column) != null;
    }

    /** What a row of a joined table makes, if that column says that there is one. */
    public <T> Optional<T> optional(String column, Mapper<T> mapper) throws SQLException {
        return has(column) ? Optional.of(mapper.map(this)) : Optional.empty();
    }

    /** A text. */
    public String text(String column) throws SQLException {
        return present(results.getString(prefix + column), column);
    }

    /** A whole number. */
    public int count(String column) throws SQLException {
        return results.getInt(prefix + column);
    }

    /** A large whole number. */
    public long number(String column) throws SQLException {
        return results.getLong(prefix + column);
    }

    /** Yes or no. */
    public boolean flag(String column) throws SQLException {
        return results.getBoolean(prefix + column);
    }

    /** An id. */
    public UUID uuid(String column) throws SQLException {
        return present(dialect.uuid(results, prefix + column), column);
    }

    /** A moment. */
    public Instant instant(String column) throws SQLException {
        return present(dialect.instant(results, prefix + column), column);
    }

    /** A moment that may be missing. */
    public Optional<Instant> optionalInstant(String column) throws SQLException {
        return Optional.ofNullable(dialect.instant(results, prefix + column));
    }

    /** Bytes. */
    public Bytes bytes(String column) throws SQLException {
        return Bytes.of(present(results.getBytes(prefix + column), column));
    }

    /** A constant of an enum, by its name. */
    public <E extends Enum<E>> E constant(Class<E> type, String column) throws SQLException {
        String name = text(column);
        return Arrays.stream(Objects.requireNonNull(type.getEnumConstants()))
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new StorageException("column " + column + " holds a code of a later version"));
    }

    private static <T> T present(@Nullable T value, String column) {
        if (value == null) {
            throw new StorageException("column " + column + " must not be null");
        }
        return value;
    }
}
