package io.rosterkit.spi.table;

import io.rosterkit.model.Change;
import io.rosterkit.model.OrganizationId;

/** A row that must not exist yet, that must still have the version before, or that must exist. */
public record RowChange<R>(Table<R> table, Kind kind, R row) implements Change {

    /** What happens to the row. */
    public enum Kind {
        /** It is new. */
        INSERT,
        /** All its columns are written anew. */
        UPDATE,
        /** It goes. */
        DELETE
    }

    @Override
    public OrganizationId organization() {
        return table.organization(row);
    }

    /** Names the table alone: the row may hold an address. */
    @Override
    public String toString() {
        return kind + " " + table;
    }
}
