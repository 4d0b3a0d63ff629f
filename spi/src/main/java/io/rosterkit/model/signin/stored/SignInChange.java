package io.rosterkit.model.signin.stored;

import io.rosterkit.model.Change;
import io.rosterkit.model.OrganizationId;

/**
 * The changes of this room. Where a row has a version, version 1 is a new row, lost when its key is taken; every other
 * is lost unless the stored version is one less.
 */
public sealed interface SignInChange extends Change {

    /** A password was set, or hashed anew. */
    record PasswordSet(Credential row) implements SignInChange {

        @Override
        public OrganizationId organization() {
            return row.organization();
        }
    }

    /** A session began (version 1), was confirmed by the password, or ended. */
    record SessionChanged(RunningSession row) implements SignInChange {

        @Override
        public OrganizationId organization() {
            return row.organization();
        }
    }

    /** A device is known from now on; lost when the id is taken. */
    record DeviceKnown(Device row) implements SignInChange {

        @Override
        public OrganizationId organization() {
            return row.organization();
        }
    }

    /** A device is not known any more; lost when it was not. */
    record DeviceForgotten(Device row) implements SignInChange {

        @Override
        public OrganizationId organization() {
            return row.organization();
        }
    }
}
