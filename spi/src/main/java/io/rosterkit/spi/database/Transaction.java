package io.rosterkit.spi.database;

import io.rosterkit.spi.table.RowChange;
import io.rosterkit.spi.table.Table;

/** Rows within a transaction, which reads what it has written itself. */
public interface Transaction extends Snapshot {

    /** Whether the guard of the change held, as {@link Table} says for its kind; nothing was written if it did not. */
    <R> boolean apply(RowChange<R> change);

    /** Writes all columns of a row that is there anew, under its primary key and whatever its version. */
    <R> void overwrite(Table<R> table, R row);
}
