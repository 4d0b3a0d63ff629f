package io.rosterkit.spi.scanning;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.audit.JournalQuery.Filter;
import io.rosterkit.model.audit.JournalQuery.Order;
import io.rosterkit.model.audit.stored.DataSalts;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.model.listing.Slice.Position;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.audit.JournalStore;
import io.rosterkit.spi.audit.JournalTable;
import io.rosterkit.spi.database.Database;
import io.rosterkit.spi.table.Scan;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

final class ScanningJournalStore implements JournalStore {

    private static final Comparator<JournalEntry> BY_VERSION = Comparator.<JournalEntry>comparingLong(
                    entry -> entry.subject().version())
            .thenComparing(JournalEntry::at)
            .thenComparing(entry -> entry.id().toString());

    private final Database database;

    ScanningJournalStore(Database database) {
        this.database = database;
    }

    @Override
    public WithAccess<List<JournalEntry>> page(Viewer viewer, JournalQuery query) {
        Comparator<Position> order =
                query.order() == Order.OLDEST_FIRST ? Keyset.BY_CREATION : Keyset.BY_CREATION.reversed();
        return Records.withAccess(
                database,
                viewer,
                records -> Keyset.slice(
                        records.scan(Scan.of(JournalTable.JOURNAL, viewer.organization()))
                                .filter(entry -> passes(query.filter(), entry)),
                        entry -> Position.of(entry.id().uuid()),
                        order,
                        query.slice()));
    }

    @Override
    public List<JournalEntry> about(OrganizationId organization, UUID subject) {
        return Records.read(
                database,
                records -> records.scan(
                                Scan.of(JournalTable.JOURNAL, organization).where(JournalTable.SUBJECT, subject))
                        .sorted(BY_VERSION)
                        .toList());
    }

    @Override
    public DataSalts salts(OrganizationId organization, Set<UserId> people) {
        return Records.read(
                database,
                records -> new DataSalts(
                        records.organization(organization).flatMap(Organization::dataSalt),
                        people.stream()
                                .flatMap(id -> records.row(organization, id).stream())
                                .collect(Collectors.toMap(
                                        User::id, row -> row.security().dataSalt()))));
    }

    private static boolean passes(Filter filter, JournalEntry entry) {
        return is(filter.subject(), entry.subject().id())
                && is(filter.agent(), entry.agent().id())
                && is(filter.act(), entry.event().act())
                && filter.from().stream().noneMatch(from -> entry.at().isBefore(from))
                && filter.until().stream().allMatch(until -> entry.at().isBefore(until));
    }

    private static <T> boolean is(Optional<T> wanted, T actual) {
        return wanted.isEmpty() || wanted.get().equals(actual);
    }
}
