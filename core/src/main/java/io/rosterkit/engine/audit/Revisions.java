package io.rosterkit.engine.audit;

import io.rosterkit.model.Id;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.Revision;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.apikey.ApiKeyId;
import io.rosterkit.model.apikey.stored.ApiKey;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.user.UserKey;
import io.rosterkit.spi.apikey.ApiKeyTable;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.TableStore;
import io.rosterkit.spi.user.UserStore;
import java.util.Optional;

/** Reads the revision of a subject of the journal: how often it has changed, and the seal of its last change. */
public final class Revisions {

    private final InvitationStore invitations;
    private final UserStore users;
    private final OrganizationStore organizations;
    private final TableStore tables;

    public Revisions(InvitationStore invitations, UserStore users, OrganizationStore organizations, TableStore tables) {
        this.invitations = invitations;
        this.users = users;
        this.organizations = organizations;
        this.tables = tables;
    }

    /** The revision of the row of that id in the viewer's organization. */
    WithAccess<Optional<Revision>> of(Viewer viewer, Id id) {
        if (id instanceof InvitationId invitation) {
            var seen = invitations.find(viewer, invitation);
            return new WithAccess<>(
                    seen.access(), seen.value().map(row -> row.invitation().revision()));
        }
        if (id instanceof UserId user) {
            var seen = users.shown(viewer, new UserKey.AnyPerson(user));
            // A person who is merely invited has no history yet.
            return new WithAccess<>(
                    seen.access(),
                    seen.value().map(shown -> shown.user().revision()).filter(revision -> revision.version() > 0));
        }
        if (id instanceof PracticeId practice) {
            var seen = organizations.practice(viewer, practice);
            return new WithAccess<>(seen.access(), seen.value().map(Practice::revision));
        }
        if (id instanceof ApiKeyId key) {
            return ofKey(viewer, key);
        }
        Optional<Organization> own =
                id instanceof OrganizationId organization && organization.equals(viewer.organization())
                        ? organizations.find(organization)
                        : Optional.empty();
        return new WithAccess<>(users.access(viewer), own.map(Organization::revision));
    }

    private WithAccess<Optional<Revision>> ofKey(Viewer viewer, ApiKeyId key) {
        var seen = tables.page(
                viewer,
                Scan.of(ApiKeyTable.API_KEYS).where(ApiKeyTable.ID, key.uuid()),
                ApiKeyTable.ID,
                new Slice(1, Optional.empty()));
        return new WithAccess<>(
                seen.access(), seen.value().stream().map(ApiKey::revision).findFirst());
    }
}
