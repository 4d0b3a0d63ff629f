package io.rosterkit.model.user;

import io.rosterkit.model.Change;
import io.rosterkit.model.OrganizationId;

/** The changes of this room. */
public sealed interface UserChange extends Change {

    /** A new user; lost when the id, or the address within the organization, is taken. */
    record Joined(User row) implements UserChange {

        @Override
        public OrganizationId organization() {
            return row.organization();
        }
    }
}
