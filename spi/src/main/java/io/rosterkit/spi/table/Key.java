package io.rosterkit.spi.table;

import java.util.List;

/**
 * Columns that belong together in an order: a primary key or a unique key. A row without a value in one of them is not
 * bound by a unique key.
 */
public record Key<R>(String name, List<Column<R, ?>> columns) {

    public Key {
        columns = List.copyOf(columns);
    }
}
