package io.rosterkit.inmemory;

import io.rosterkit.inmemory.table.Keyset;
import io.rosterkit.inmemory.table.Tables;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.access.Seen;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.listing.Slice.Position;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.spi.organization.OrganizationStore;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

final class InMemoryOrganizationStore implements OrganizationStore {

    static final Comparator<Practice> EARLIEST_FIRST =
            Comparator.comparing(InMemoryOrganizationStore::position, Keyset.BY_CREATION);

    private final Tables tables;

    InMemoryOrganizationStore(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<Organization> find(OrganizationId id) {
        return tables.read(() -> tables.organizations.find(id));
    }

    @Override
    public Seen<Optional<Practice>> practice(Viewer viewer, PracticeId id) {
        return tables.seen(viewer, () -> tables.practices.find(viewer.organization(), id));
    }

    @Override
    public Seen<List<Practice>> practices(Viewer viewer, Slice slice) {
        return tables.seen(
                viewer,
                () -> Keyset.slice(
                        tables.practices.of(viewer.organization()),
                        InMemoryOrganizationStore::position,
                        Keyset.BY_CREATION,
                        slice));
    }

    @Override
    public List<Practice> practices(OrganizationId organization) {
        return tables.read(
                () -> tables.practices.of(organization).sorted(EARLIEST_FIRST).toList());
    }

    private static Position position(Practice practice) {
        return Position.of(practice.id().uuid());
    }
}
