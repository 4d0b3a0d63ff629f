package io.rosterkit.spi.database;

import io.rosterkit.spi.table.Scan;
import java.util.List;
import java.util.Optional;

/** Rows as they were at one moment: of every decision, all or nothing. */
public interface Snapshot {

    /** The rows that are asked for, in any order. */
    <R> List<R> scan(Scan<R> scan);

    /** The only row that is asked for, by all columns of its primary key or of a unique key. */
    default <R> Optional<R> get(Scan<R> scan) {
        return scan(scan).stream().findFirst();
    }
}
