package io.rosterkit.spi.table;

import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.spi.storage.Port;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Reads any table by its description: for questions that need no other table, and so that the contracts see every
 * column of every record.
 */
public interface TableStore extends Port {

    /** The rows that are asked for, as of one moment and in any order. */
    <R> List<R> scan(Scan<R> scan);

    /**
     * The rows that are asked for and whose column holds one of these ids, as of one moment or more and in any order;
     * none when there are no ids. An id may be repeated.
     */
    default <R> List<R> scanAny(Scan<R> scan, Column<R, UUID> column, Collection<UUID> ids) {
        return ids.stream()
                .distinct()
                .flatMap(id -> scan(scan.where(column, id)).stream())
                .toList();
    }

    /**
     * The rows of the viewer's organization that are asked for and come after the position of the slice, in the order
     * of that id, with the access state of the viewer. The scan names no organization.
     */
    <R> WithAccess<List<R>> page(Viewer viewer, Scan<R> scan, Column<R, UUID> id, Slice slice);
}
