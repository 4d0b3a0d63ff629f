package io.rosterkit.jdbc.sql;

import io.rosterkit.spi.table.ColumnType;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A statement with values by position, which must change exactly one row or else has lost; an empty {@code Optional} is
 * null. One that compares and sets ({@code guarded}) needs to be told the number, one that inserts may also fail by the
 * constraint. {@code hidesKey} says that the log of the server must not get the key of a clash, which may be an
 * address. {@code many} is how many writes of this text are one statement, where that is possible.
 */
public record Write(String sql, List<Object> values, boolean guarded, boolean hidesKey, Optional<Many> many) {

    /** A statement of PostgreSQL that takes an array for each value, of these kinds. */
    record Many(String sql, List<ColumnType.Kind> kinds) {

        /** How PostgreSQL calls what a column of that kind holds. */
        static String elementType(ColumnType.Kind kind) {
            return switch (kind) {
                case UUID -> "uuid";
                case TEXT -> "text";
                case COUNT -> "int4";
                case NUMBER -> "int8";
                case FLAG -> "bool";
                case TIME -> "timestamptz";
                case BYTES -> "bytea";
            };
        }

        /** Sets the values of these writes. */
        void bind(PreparedStatement statement, List<Write> writes) throws SQLException {
            for (int column = 0; column < kinds.size(); column++) {
                ColumnType.Kind kind = kinds.get(column);
                Object[] elements =
                        kind == ColumnType.Kind.BYTES ? new byte[writes.size()][] : new Object[writes.size()];
                Object before = null;
                for (int row = 0; row < elements.length; row++) {
                    Object value = writes.get(row).values().get(column);
                    // Rows written together mostly have the same moments, whose texts are dear to make.
                    elements[row] = row > 0 && value.equals(before) ? elements[row - 1] : element(value);
                    before = value;
                }
                statement.setArray(column + 1, statement.getConnection().createArrayOf(elementType(kind), elements));
            }
        }

        /** A moment is its ISO text, which no zone changes. */
        @Nullable
        private static Object element(Object value) {
            Object present = value instanceof Optional<?> optional ? optional.orElse(null) : value;
            return present instanceof Instant moment ? moment.toString() : Dialect.POSTGRESQL.plain(present);
        }
    }

    /** A write whose key may be an address, and which is a statement of its own. */
    public Write(String sql, List<Object> values, boolean guarded) {
        this(sql, values, guarded, true, Optional.empty());
    }
}
