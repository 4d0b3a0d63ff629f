package io.rosterkit.model.lockout;

import io.rosterkit.model.Change;
import io.rosterkit.model.OrganizationId;

/** The changes of this room. */
public sealed interface LockoutChange extends Change {

    /**
     * A counter counted. Version 1 is a new row, lost when the key is taken; every other is lost unless the stored
     * version is one less.
     */
    record Counted(Counter row) implements LockoutChange {

        @Override
        public OrganizationId organization() {
            return row.organization();
        }
    }
}
