package io.rosterkit.inmemory;

import io.rosterkit.inmemory.table.Keyset;
import io.rosterkit.inmemory.table.Tables;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.Seen;
import io.rosterkit.model.access.Standing;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.listing.Slice.Position;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.Enrolled;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.user.UserStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

final class InMemoryUserStore implements UserStore {

    private static final Comparator<User> EARLIEST_FIRST =
            Comparator.comparing(InMemoryUserStore::byId, Keyset.BY_CREATION);

    private final Tables tables;

    InMemoryUserStore(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Standing standing(Viewer viewer) {
        return tables.read(() -> tables.standing(viewer));
    }

    @Override
    public Seen<Optional<User>> find(Viewer viewer, UserId id) {
        return tables.seen(viewer, () -> tables.users.find(viewer.organization(), id));
    }

    @Override
    public Seen<Optional<User>> byAddress(Viewer viewer, String addressKey) {
        return tables.seen(viewer, () -> tables.users.byAddress(viewer.organization(), addressKey));
    }

    @Override
    public Seen<List<User>> page(Viewer viewer, UserQuery query) {
        return tables.seen(
                viewer,
                () -> slice(
                        tables.users.of(viewer.organization()).filter(user -> passes(query.filter(), user.standing())),
                        query));
    }

    @Override
    public Seen<List<Enrolled>> everybody(Viewer viewer, Slice slice) {
        OrganizationId organization = viewer.organization();
        return tables.seen(
                viewer,
                () -> Keyset.slice(
                        tables.users
                                .of(organization)
                                .filter(person -> person.standing().status() != UserStatus.CLOSED)
                                .map(this::enrolled),
                        InMemoryUserStore::position,
                        Keyset.BY_TEXT,
                        slice));
    }

    @Override
    public List<User> holders(OrganizationId organization, Set<Role> roles, Instant now, int limit) {
        return tables.read(() -> tables.users
                .holders(organization, roles, now)
                .filter(user -> user.standing().mayAct())
                .sorted(EARLIEST_FIRST)
                .limit(limit)
                .toList());
    }

    private static boolean passes(UserQuery.Filter filter, User.Standing standing) {
        return standing.status() != UserStatus.INVITED
                && (filter.statuses().isEmpty() || filter.statuses().contains(standing.status()))
                && (filter.types().isEmpty() || filter.types().contains(standing.type()))
                && filter.lockedAt().stream()
                        .allMatch(now -> standing.lock()
                                .filter(lock -> lock.holdsAt(now))
                                .isPresent());
    }

    private static List<User> slice(Stream<User> rows, UserQuery query) {
        Comparator<Position> byId = Keyset.BY_CREATION;
        return switch (query.order()) {
            case NEWEST_FIRST -> Keyset.slice(rows, InMemoryUserStore::byId, byId.reversed(), query.slice());
            case OLDEST_FIRST -> Keyset.slice(rows, InMemoryUserStore::byId, byId, query.slice());
            case ADDRESS -> Keyset.slice(rows, InMemoryUserStore::byAddress, Keyset.BY_TEXT, query.slice());
        };
    }

    private Enrolled enrolled(User row) {
        return Enrolled.of(
                row, tables.credentials.find(row.organization(), row.id()).isPresent());
    }

    private static Position position(Enrolled row) {
        return new Position(row.contact().address().key(), row.user().uuid());
    }

    private static Position byId(User row) {
        return Position.of(row.id().uuid());
    }

    private static Position byAddress(User row) {
        return new Position(row.contact().address().key(), row.id().uuid());
    }
}
