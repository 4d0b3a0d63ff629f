package io.rosterkit.jdbc.sql;

import io.rosterkit.spi.table.ColumnType;
import java.util.List;
import java.util.Optional;

/**
 * A statement with values by position, which must change exactly one row or else has lost; an empty {@code Optional} is
 * null. One that compares and sets ({@code guarded}) needs to be told the number, one that inserts may also fail by the
 * constraint. {@code discreet} says that the log of the server must not get the key of a clash, which may be an
 * address. {@code many} is how many writes of this text are one statement, where that is possible.
 */
public record Write(String sql, List<Object> values, boolean guarded, boolean discreet, Optional<Many> many) {

    /** A statement that takes an array for each value, of these kinds. */
    record Many(String sql, List<ColumnType.Kind> kinds) {}

    /** A write whose key may be an address, and which is a statement of its own. */
    public Write(String sql, List<Object> values, boolean guarded) {
        this(sql, values, guarded, true, Optional.empty());
    }
}
