package io.rosterkit.spi.storage;

import io.rosterkit.model.outcome.Arguments;
import java.util.Optional;

/**
 * A stored row that no version of the library wrote, so that nothing can be read of it. It names the table, the ids of
 * the key, and the column, and holds no value.
 */
public final class DamagedRowException extends StorageException {

    private static final long serialVersionUID = 1L;

    private final String table;
    private final String key;
    private final String column;
    private final String what;

    private DamagedRowException(String table, String key, String column, String what) {
        super(table.isEmpty() ? what : "a row of " + table + " (" + key + ") is damaged: " + what);
        this.table = table;
        this.key = key;
        this.column = column;
        this.what = what;
    }

    /** What is wrong with one column of a row, before it is known which row that is. */
    public static DamagedRowException ofColumn(String column, String what) {
        Arguments.required("column", column, "what", what);
        return new DamagedRowException("", "", column, "column " + column + " " + what);
    }

    /** What is wrong with a row of that table; {@code key} names the ids of its primary key. */
    public static DamagedRowException ofRow(String table, String key, String what) {
        Arguments.required("table", table, "key", key, "what", what);
        return new DamagedRowException(table, key, "", what);
    }

    /** The same, with the row that the column is of. */
    public DamagedRowException in(String ofTable, String withKey) {
        Arguments.required("ofTable", ofTable, "withKey", withKey);
        return new DamagedRowException(ofTable, withKey, column, what);
    }

    /** The name of the table, without a prefix. */
    public String table() {
        return table;
    }

    /** The ids of the primary key, each with the name of its column. */
    public String key() {
        return key;
    }

    /** The column, unless several columns contradict each other. */
    public Optional<String> column() {
        return Optional.of(column).filter(name -> !name.isEmpty());
    }
}
