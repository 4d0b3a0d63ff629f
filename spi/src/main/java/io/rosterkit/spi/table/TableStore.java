package io.rosterkit.spi.table;

import io.rosterkit.spi.storage.Port;
import java.util.List;

/** Reads rows as they are described. It answers what no other port does, and it lets the contracts see every column. */
public interface TableStore extends Port {

    /** The rows that are asked for, as of one moment. */
    <R> List<R> scan(Scan<R> scan);
}
