package io.rosterkit.acceptance;

import io.rosterkit.model.InvitationId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.invitation.Invitation;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.storage.Storage;

/** Stored rows, for what no host sees: salts and versions. */
final class Stored {

    private Stored() {}

    /** The row of an invitation. */
    static Invitation invitation(Storage storage, OrganizationId organization, InvitationId id) {
        return storage.port(InvitationStore.class)
                .find(Viewer.of(organization), id)
                .value()
                .orElseThrow()
                .invitation();
    }
}
