package io.rosterkit.spi.scanning;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessRights;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.SinglePermission;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.listing.Slice.Position;
import io.rosterkit.model.productmodule.stored.UserModule;
import io.rosterkit.model.user.HolderQuery;
import io.rosterkit.model.user.PeopleQuery;
import io.rosterkit.model.user.UserKey;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.UserQuery.Access;
import io.rosterkit.model.user.UserQuery.Activity;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.DirectoryRow;
import io.rosterkit.model.user.stored.ShownUser;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.user.stored.UserPermission;
import io.rosterkit.model.user.stored.UserRole;
import io.rosterkit.spi.database.Database;
import io.rosterkit.spi.productmodule.UserModuleTable;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.user.SearchKeys;
import io.rosterkit.spi.user.UserFiltering;
import io.rosterkit.spi.user.UserPermissionTable;
import io.rosterkit.spi.user.UserPositions;
import io.rosterkit.spi.user.UserRoleTable;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.spi.user.UserTable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
        return Records.withAccess(database, viewer, records -> records.user(viewer.organization(), id));
    }

    @Override
    public WithAccess<Optional<ShownUser>> shown(Viewer viewer, UserKey key) {
        return Records.withAccess(
                database,
                viewer,
                records -> user(viewer.organization(), key, records).map(records::shown));
    }

    @Override
    public WithAccess<List<ShownUser>> page(Viewer viewer, UserQuery query) {
        return Records.withAccess(
                database,
                viewer,
                records -> slice(users(viewer.organization(), query.filter(), records), query, records).stream()
                        .map(shown -> records.shown(records.joined(shown.user())))
                        .toList());
    }

    @Override
    public WithAccess<Integer> count(Viewer viewer, UserQuery.Filter filter, int limit) {
        return Records.withAccess(database, viewer, records ->
                (int) users(viewer.organization(), filter, records).limit(limit).count());
    }

    @Override
    public WithAccess<List<DirectoryRow>> directory(Viewer viewer, PeopleQuery query) {
        return Records.withAccess(
                database,
                viewer,
                records -> Keyset.slice(
                                people(viewer.organization(), query.access(), records)
                                        .filter(person -> passes(person, query, records)),
                                person -> UserPositions.of(query.order(), DirectoryRow.of(person, false)),
                                Keyset.BY_TEXT,
                                query.slice())
                        .stream()
                        .map(person -> directoryRow(person, records))
                        .toList());
    }

    private static boolean passes(User person, PeopleQuery query, Records records) {
        return person.status().state() != UserStatus.CLOSED
                && (query.types().isEmpty()
                        || query.types().contains(person.status().type()))
                && query.active().stream()
                        .allMatch(active -> person.origin().listing().isActive() == active)
                && (query.search().isEmpty() || query.search().isIn(SearchKeys.text(person.contact())))
                && query.access().stream().allMatch(access -> UserFiltering.hasAccess(records.joined(person), access))
                && (query.registrations().isEmpty()
                        || query.registrations()
                                .contains(directoryRow(person, records).status()));
    }

    @Override
    public List<User> holders(OrganizationId organization, HolderQuery query, Instant now, int limit) {
        return Records.read(
                database,
                records -> Stream.concat(
                                query.roles().stream()
                                        .flatMap(role -> byRole(organization, role, query.ending(), now, records)),
                                bySingleGrant(organization, query, records))
                        .distinct()
                        .flatMap(id -> records.user(organization, id).stream())
                        .filter(user -> user.status().mayAct() && !isExcluded(user, query))
                        .filter(user -> user.status().limits().validity().holdsAt(now))
                        .filter(user -> query.ending()
                                || user.status().limits().validity().ends().isEmpty())
                        .sorted(EARLIEST_FIRST)
                        .limit(limit)
                        .toList());
    }

    private static Stream<UserId> byRole(
            OrganizationId organization, Role role, boolean ending, Instant now, Records records) {
        return records.scan(Scan.of(UserRoleTable.USER_ROLES, organization).where(UserRoleTable.ROLE, role.code()))
                .filter(row -> isEverywhere(row.grant(), now))
                .filter(row -> ending || row.grant().validity().ends().isEmpty())
                .map(UserRole::user);
    }

    private static Stream<UserId> bySingleGrant(OrganizationId organization, HolderQuery query, Records records) {
        return query.permission().filter(permission -> query.bySingleGrant()).stream()
                .flatMap(permission -> records.scan(Scan.of(UserPermissionTable.USER_PERMISSIONS, organization)
                        .where(UserPermissionTable.PERMISSION, permission.code())))
                .filter(row -> row.single().effect() == SinglePermission.Effect.GRANTED)
                .map(UserPermission::user);
    }

    private static boolean isExcluded(User user, HolderQuery query) {
        AccessRights rights = user.status().rights();
        return query.never().contains(rights.type())
                || query.permission()
                        .flatMap(permission -> rights.single(permission, SinglePermission.Effect.DENIED))
                        .isPresent();
    }

    private static Optional<User> user(OrganizationId organization, UserKey key, Records records) {
        if (key instanceof UserKey.AnyPerson any) {
            return records.row(organization, any.id()).map(records::joined);
        }
        if (key instanceof UserKey.ById byId) {
            return records.user(organization, byId.id());
        }
        return key instanceof UserKey.ByExternalId byExternalId
                ? records.person(organization, byExternalId.id())
                : records.user(organization, ((UserKey.ByAddress) key).addressKey());
    }

    /**
     * The own rows of all people of an organization, users and invited; where a module is asked for, of its holders.
     */
    private static Stream<User> people(OrganizationId organization, Optional<Access> access, Records records) {
        return access.filter(asked -> !asked.modules().isEmpty())
                .map(asked -> asked.modules().stream()
                        .flatMap(module -> records.scan(Scan.of(UserModuleTable.USER_MODULES, organization)
                                .where(UserModuleTable.MODULE, module.code())))
                        .map(UserModule::user)
                        .distinct()
                        .flatMap(id -> records.row(organization, id).stream()))
                .orElseGet(() -> records.scan(Scan.of(UserTable.USERS, organization)));
    }

    private static boolean isEverywhere(RoleGrant grant, Instant now) {
        return grant.scope() == RoleGrant.Scope.ORGANIZATION && grant.validity().holdsAt(now);
    }

    /** The users whom the filter lets pass, without their roles, practices and modules. */
    private static Stream<User> users(OrganizationId organization, UserQuery.Filter filter, Records records) {
        UserFiltering filtering = new UserFiltering(filter);
        return people(organization, filter.access(), records)
                .filter(filtering::passes)
                .filter(row -> filter.access().isEmpty() || filtering.passesByAccess(records.joined(row)))
                .filter(row ->
                        filter.activity().equals(Activity.any()) || filtering.passesByActivity(records.shown(row)));
    }

    /** The activity is looked for where the order needs it. */
    private static List<ShownUser> slice(Stream<User> users, UserQuery query, Records records) {
        Comparator<Position> order = switch (query.order()) {
            case NEWEST_FIRST -> Keyset.BY_CREATION.reversed();
            case OLDEST_FIRST -> Keyset.BY_CREATION;
            case ADDRESS, NAME -> Keyset.BY_TEXT;
            case LAST_SIGN_IN -> Keyset.BY_TIME.reversed();
        };
        Stream<ShownUser> rows = query.order() == UserQuery.Order.LAST_SIGN_IN
                ? users.map(records::shown).filter(row -> row.lastSignInAt().isPresent())
                : users.map(user -> new ShownUser(user, Optional.empty()));
        return Keyset.slice(rows, row -> UserPositions.of(query.order(), row), order, query.slice());
    }

    private static DirectoryRow directoryRow(User row, Records records) {
        return DirectoryRow.of(
                row, records.credential(row.organization(), row.id()).isPresent());
    }

    private static Position byId(User row) {
        return Position.of(row.id().uuid());
    }
}
