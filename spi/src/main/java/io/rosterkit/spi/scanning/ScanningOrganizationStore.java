package io.rosterkit.spi.scanning;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.listing.Slice.Position;
import io.rosterkit.model.organization.PracticeQuery;
import io.rosterkit.model.organization.stored.Governance;
import io.rosterkit.model.organization.stored.GovernedOrganization;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.productmodule.stored.OfferedModule;
import io.rosterkit.spi.database.Database;
import io.rosterkit.spi.organization.GovernanceTable;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.user.UserTable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

final class ScanningOrganizationStore implements OrganizationStore {

    static final Comparator<Practice> EARLIEST_FIRST =
            Comparator.comparing(ScanningOrganizationStore::position, Keyset.BY_CREATION);

    private final Database database;

    ScanningOrganizationStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Organization> find(OrganizationId id) {
        return Records.read(database, records -> records.organization(id));
    }

    @Override
    public Optional<GovernedOrganization> governed(OrganizationId id) {
        return Records.read(
                database,
                records -> records.organization(id)
                        .map(organization -> new GovernedOrganization(
                                organization,
                                records.get(Scan.of(GovernanceTable.GOVERNANCE, id))
                                        .orElseGet(() -> Governance.none(id)))));
    }

    @Override
    public WithAccess<Optional<Practice>> practice(Viewer viewer, PracticeId id) {
        return Records.withAccess(database, viewer, records -> records.practice(viewer.organization(), id));
    }

    @Override
    public WithAccess<List<Practice>> practices(Viewer viewer, PracticeQuery query) {
        return Records.withAccess(
                database,
                viewer,
                records -> Keyset.slice(
                        records.practices(viewer.organization()).stream()
                                .filter(row -> query.statuses().isEmpty()
                                        || query.statuses().contains(row.status())),
                        ScanningOrganizationStore::position,
                        Keyset.BY_CREATION,
                        query.slice()));
    }

    @Override
    public List<Practice> practices(OrganizationId organization) {
        return Records.read(database, records -> records.practices(organization));
    }

    @Override
    public List<OfferedModule> offered(OrganizationId organization, UserId user) {
        return Records.read(
                database, records -> records.offered(organization, user).toList());
    }

    @Override
    public boolean isInName(OrganizationId organization, String letters) {
        return Records.read(
                database,
                records -> records.scan(Scan.of(UserTable.USERS, organization))
                        .flatMap(person -> UserTable.nameLetters(person).stream())
                        .anyMatch(name -> name.contains(letters)));
    }

    private static Position position(Practice practice) {
        return Position.of(practice.id().uuid());
    }
}
