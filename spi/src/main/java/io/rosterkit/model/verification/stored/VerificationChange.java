package io.rosterkit.model.verification.stored;

import io.rosterkit.model.Change;
import io.rosterkit.model.OrganizationId;

/**
 * The changes of this room. Version 1 is a new row, lost when its key is taken; every other is lost unless the stored
 * version is one less.
 */
public sealed interface VerificationChange extends Change {

    /** A code was demanded, sent again, tried, or given. */
    record Challenged(Challenge row) implements VerificationChange {

        @Override
        public OrganizationId organization() {
            return row.organization();
        }
    }

    /** A link was asked for, or used. */
    record ConfirmationChanged(Confirmation row) implements VerificationChange {

        @Override
        public OrganizationId organization() {
            return row.organization();
        }
    }
}
