package io.rosterkit.jdbc.sql;

import java.util.List;

/**
 * A statement with values by position, which must change exactly one row or else has lost; an empty {@code Optional} is
 * null. One that compares and sets ({@code guarded}) needs to be told the number, one that inserts may also fail by the
 * constraint. {@code discreet} says that the log of the server must not get the key of a clash, which may be an
 * address.
 */
public record Write(String sql, List<Object> values, boolean guarded, boolean discreet) {

    /** A write whose key may be an address. */
    public Write(String sql, List<Object> values, boolean guarded) {
        this(sql, values, guarded, true);
    }
}
