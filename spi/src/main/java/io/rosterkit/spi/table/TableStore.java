package io.rosterkit.spi.table;

import io.rosterkit.spi.storage.Port;
import java.util.List;

/**
 * Reads any table by its description: for questions that need no other table, and so that the contracts see every
 * column of every record.
 */
public interface TableStore extends Port {

    /** The rows that are asked for, as of one moment and in any order. */
    <R> List<R> scan(Scan<R> scan);
}
