package io.rosterkit.model.organization.stored;

import io.rosterkit.model.Change;
import io.rosterkit.model.OrganizationId;

/**
 * The changes of this room. "Changed" carries the row as it shall be; the guard is that the stored version is one less.
 */
public sealed interface OrganizationChange extends Change {

    /** A new organization; lost when the id is taken. */
    record Opened(Organization row) implements OrganizationChange {

        @Override
        public OrganizationId organization() {
            return row.id();
        }
    }

    /** An organization changed; lost when its version moved meanwhile. */
    record Changed(Organization row) implements OrganizationChange {

        @Override
        public OrganizationId organization() {
            return row.id();
        }
    }

    /** A new practice; lost when the id is taken. */
    record PracticeOpened(Practice row) implements OrganizationChange {

        @Override
        public OrganizationId organization() {
            return row.organization();
        }
    }

    /** A practice changed; lost when its version moved meanwhile. */
    record PracticeChanged(Practice row) implements OrganizationChange {

        @Override
        public OrganizationId organization() {
            return row.organization();
        }
    }
}
