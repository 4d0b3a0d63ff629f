package io.rosterkit.inmemory;

import io.rosterkit.inmemory.table.Keyset;
import io.rosterkit.inmemory.table.Tables;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.access.Seen;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.audit.JournalQuery.Filter;
import io.rosterkit.model.audit.JournalQuery.Order;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.model.listing.Slice.Position;
import io.rosterkit.spi.audit.JournalStore;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class InMemoryJournalStore implements JournalStore {

    private static final Comparator<JournalEntry> BY_VERSION = Comparator.<JournalEntry>comparingLong(
                    entry -> entry.subject().version())
            .thenComparing(JournalEntry::at)
            .thenComparing(entry -> entry.id().toString());

    private final Tables tables;

    InMemoryJournalStore(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Seen<List<JournalEntry>> page(Viewer viewer, JournalQuery query) {
        Comparator<Position> order =
                query.order() == Order.OLDEST_FIRST ? Keyset.BY_CREATION : Keyset.BY_CREATION.reversed();
        return tables.seen(
                viewer,
                () -> Keyset.slice(
                        tables.journal.of(viewer.organization()).filter(entry -> passes(query.filter(), entry)),
                        entry -> Position.of(entry.id().uuid()),
                        order,
                        query.slice()));
    }

    @Override
    public List<JournalEntry> about(OrganizationId organization, UUID subject) {
        return tables.read(() -> tables.journal
                .of(organization)
                .filter(entry -> entry.subject().id().equals(subject))
                .sorted(BY_VERSION)
                .toList());
    }

    private static boolean passes(Filter filter, JournalEntry entry) {
        return is(filter.subject(), entry.subject().id())
                && is(filter.agent(), entry.agent().id())
                && is(filter.act(), entry.deed().act())
                && filter.from().stream().noneMatch(from -> entry.at().isBefore(from))
                && filter.until().stream().allMatch(until -> entry.at().isBefore(until));
    }

    private static <T> boolean is(Optional<T> wanted, T actual) {
        return wanted.isEmpty() || wanted.get().equals(actual);
    }
}
