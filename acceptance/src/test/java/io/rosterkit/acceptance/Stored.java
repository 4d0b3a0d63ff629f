package io.rosterkit.acceptance;

import io.rosterkit.model.Id;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.audit.JournalStore;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.user.UserStore;
import java.util.List;

/** Stored rows, for what no host sees: salts, seals, epochs and versions. */
public final class Stored {

    private Stored() {}

    /** The row of an invitation. */
    public static Invitation invitation(Storage storage, OrganizationId organization, InvitationId id) {
        return storage.port(InvitationStore.class)
                .find(Viewer.of(organization), id)
                .value()
                .orElseThrow()
                .invitation();
    }

    /** The row of a user. */
    public static User user(Storage storage, OrganizationId organization, UserId id) {
        return storage.port(UserStore.class)
                .find(Viewer.of(organization), id)
                .value()
                .orElseThrow();
    }

    /** The row of a practice. */
    public static Practice practice(Storage storage, OrganizationId organization, PracticeId id) {
        return storage.port(OrganizationStore.class)
                .practice(Viewer.of(organization), id)
                .value()
                .orElseThrow();
    }

    /** The version of the governance of an organization. */
    public static long governance(Storage storage, OrganizationId organization) {
        return storage.port(OrganizationStore.class)
                .governed(organization)
                .orElseThrow()
                .governance()
                .version();
    }

    /** The rows of the journal about a subject, earliest first. */
    public static List<JournalEntry> journal(Storage storage, OrganizationId organization, Id subject) {
        return storage.port(JournalStore.class).about(organization, subject.uuid());
    }
}
