package io.rosterkit.model.user.stored;

import io.rosterkit.model.Change;
import io.rosterkit.model.OrganizationId;

/** The changes of this room. An address has at most one user in an organization that is not closed. */
public sealed interface UserChange extends Change {

    /** The row as it shall be. */
    User row();

    @Override
    default OrganizationId organization() {
        return row().organization();
    }

    /** A new user; lost when the id, or the address within the organization, is taken. */
    record Joined(User row) implements UserChange {}

    /** A user changed; lost when its version moved meanwhile, or when its new address is taken. */
    record Changed(User row) implements UserChange {}
}
