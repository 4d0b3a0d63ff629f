package io.rosterkit.spi.table;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the rows of a table look like.
 *
 * @param columns all columns, in order
 * @param primaryKey never changed, and never without a value
 * @param version counts the changes of a row, from 1; empty when rows are only added and removed
 * @param over the time at which a row is over, after which a purge may forget it; empty where rows are kept
 * @param uniqueKeys what is unique besides the primary key
 * @param indexes by what rows are looked for; a storage that needs none leaves them out
 * @param comment what a reader of the schema has to know; may be empty
 */
public record Shape<R>(
        List<Column<R, ?>> columns,
        Key<R> primaryKey,
        Optional<Column<R, Long>> version,
        Optional<Column<R, Instant>> over,
        List<Key<R>> uniqueKeys,
        List<Index<R>> indexes,
        String comment) {

    public Shape {
        columns = List.copyOf(columns);
        uniqueKeys = List.copyOf(uniqueKeys);
        indexes = List.copyOf(indexes);
    }
}
