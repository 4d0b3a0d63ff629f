package io.rosterkit.spi.scanning;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.listing.Slice.Position;
import io.rosterkit.model.user.UserKey;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.Enrolled;
import io.rosterkit.model.user.stored.ShownUser;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.user.stored.UserRole;
import io.rosterkit.spi.database.Database;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.user.UserRoleTable;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.spi.user.UserTable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

final class ScanningUserStore implements UserStore {

    private static final Comparator<User> EARLIEST_FIRST =
            Comparator.comparing(ScanningUserStore::byId, Keyset.BY_CREATION);

    private final Database database;

    ScanningUserStore(Database database) {
        this.database = database;
    }

    @Override
    public AccessState access(Viewer viewer) {
        return Records.read(database, records -> records.access(viewer));
    }

    @Override
    public WithAccess<Optional<User>> find(Viewer viewer, UserId id) {
        return Records.seen(database, viewer, records -> records.user(viewer.organization(), id));
    }

    @Override
    public WithAccess<Optional<ShownUser>> shown(Viewer viewer, UserKey key) {
        return Records.seen(
                database,
                viewer,
                records -> user(viewer.organization(), key, records).map(records::shown));
    }

    @Override
    public WithAccess<List<ShownUser>> page(Viewer viewer, UserQuery query) {
        return Records.seen(
                database,
                viewer,
                records -> slice(
                                people(viewer.organization(), records)
                                        .filter(user -> passes(query.filter(), user.status())),
                                query)
                        .stream()
                        .map(row -> records.shown(records.joined(row)))
                        .toList());
    }

    @Override
    public WithAccess<List<Enrolled>> everybody(Viewer viewer, Slice slice) {
        OrganizationId organization = viewer.organization();
        return Records.seen(
                database,
                viewer,
                records -> Keyset.slice(
                                people(organization, records)
                                        .filter(person -> person.status().state() != UserStatus.CLOSED),
                                ScanningUserStore::byAddress,
                                Keyset.BY_TEXT,
                                slice)
                        .stream()
                        .map(person -> enrolled(person, records))
                        .toList());
    }

    @Override
    public List<User> holders(OrganizationId organization, Set<Role> roles, Instant now, int limit) {
        return Records.read(
                database,
                records -> roles.stream()
                        .flatMap(role -> records.scan(
                                Scan.of(UserRoleTable.USER_ROLES, organization).where(UserRoleTable.ROLE, role.code())))
                        .filter(row -> isEverywhere(row.grant(), now))
                        .map(UserRole::user)
                        .distinct()
                        .flatMap(id -> records.user(organization, id).stream())
                        .filter(user -> user.status().mayAct())
                        .sorted(EARLIEST_FIRST)
                        .limit(limit)
                        .toList());
    }

    private static Optional<User> user(OrganizationId organization, UserKey key, Records records) {
        if (key instanceof UserKey.ById byId) {
            return records.user(organization, byId.id());
        }
        return key instanceof UserKey.ByExternalId byExternalId
                ? records.user(organization, byExternalId.id())
                : records.user(organization, ((UserKey.ByAddress) key).addressKey());
    }

    /** The own rows of all people of an organization, users and invited. */
    private static Stream<User> people(OrganizationId organization, Records records) {
        return records.scan(Scan.of(UserTable.USERS, organization));
    }

    private static boolean isEverywhere(RoleGrant grant, Instant now) {
        return grant.scope() == RoleGrant.Scope.ORGANIZATION && grant.validity().holdsAt(now);
    }

    private static boolean passes(UserQuery.Filter filter, User.Status status) {
        return status.state() != UserStatus.INVITED
                && (filter.statuses().isEmpty() || filter.statuses().contains(status.state()))
                && (filter.types().isEmpty() || filter.types().contains(status.type()))
                && filter.lockedAt().stream()
                        .allMatch(now ->
                                status.lock().filter(lock -> lock.holdsAt(now)).isPresent());
    }

    private static List<User> slice(Stream<User> rows, UserQuery query) {
        Comparator<Position> byId = Keyset.BY_CREATION;
        return switch (query.order()) {
            case NEWEST_FIRST -> Keyset.slice(rows, ScanningUserStore::byId, byId.reversed(), query.slice());
            case OLDEST_FIRST -> Keyset.slice(rows, ScanningUserStore::byId, byId, query.slice());
            case ADDRESS -> Keyset.slice(rows, ScanningUserStore::byAddress, Keyset.BY_TEXT, query.slice());
        };
    }

    private static Enrolled enrolled(User row, Records records) {
        return Enrolled.of(row, records.credential(row.organization(), row.id()).isPresent());
    }

    private static Position byId(User row) {
        return Position.of(row.id().uuid());
    }

    private static Position byAddress(User row) {
        return new Position(row.contact().address().key(), row.id().uuid());
    }
}
