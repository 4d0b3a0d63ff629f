package io.rosterkit.model.invitation.stored;

import io.rosterkit.model.Change;
import io.rosterkit.model.OrganizationId;

/**
 * The changes of this room. An address has at most one invitation of state OPEN or HELD in an organization, whatever
 * runs in parallel.
 */
public sealed interface InvitationChange extends Change {

    /** The row as it shall be. */
    Invitation row();

    @Override
    default OrganizationId organization() {
        return row().organization();
    }

    /** A new invitation; lost when the id is taken or the address has an open invitation in the organization. */
    record Invited(Invitation row) implements InvitationChange {}

    /**
     * An invitation changed; lost when its version moved meanwhile, or when it reopens and the address has another open
     * one.
     */
    record Changed(Invitation row) implements InvitationChange {}
}
