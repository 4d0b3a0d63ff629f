package io.rosterkit.spi.user;

import io.rosterkit.model.Change;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessRights.UsableModule;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.SinglePermission;
import io.rosterkit.model.productmodule.stored.GivenModule;
import io.rosterkit.model.productmodule.stored.UserModule;
import io.rosterkit.model.productmodule.stored.UserModules;
import io.rosterkit.model.seat.SeatId;
import io.rosterkit.model.user.ExternalId;
import io.rosterkit.model.user.stored.PracticeAssignment;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.user.stored.UserPermission;
import io.rosterkit.model.user.stored.UserPractice;
import io.rosterkit.model.user.stored.UserRole;
import io.rosterkit.spi.productmodule.UserModuleTable;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.RowChange;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.Table;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A user as the rows that make one: the row of {@link UserTable}, and those of the roles, single permissions, practices
 * and modules in {@link UserRoleTable}, {@link UserPermissionTable}, {@link UserPracticeTable} and
 * {@link UserModuleTable}. What writes or reads a user does it through here, so that no row is forgotten.
 */
public final class UserRows {

    private UserRows() {}

    /** A new user; lost as {@link UserTable#USERS} says. */
    public static Changes insert(User user) {
        Changes own = Changes.none(user.organization()).and(UserTable.USERS.insert(user));
        return relations(own, user, user.status(), alone(user));
    }

    /** The user as it shall be. The version of the user's row, which comes first, guards all others. */
    public static Changes update(User before, User after) {
        Changes own = Changes.none(after.organization()).and(UserTable.USERS.update(after));
        return relations(own, after, after.status(), before.status());
    }

    /** No such user any more; lost unless the user is as given. */
    public static Changes delete(User user) {
        Changes own = Changes.none(user.organization()).and(UserTable.USERS.delete(user));
        return relations(own, user, alone(user), user.status());
    }

    /** The user of a change of the user's own row, if it is one of these kinds. */
    public static Optional<User> rowOf(Change change, RowChange.Kind... kinds) {
        return UserTable.USERS.rowOf(change, kinds);
    }

    /** The change, where it writes a person, with the seat of that person. */
    public static Change seated(Change change, Function<UserId, Optional<SeatId>> seat) {
        for (RowChange.Kind kind : List.of(RowChange.Kind.INSERT, RowChange.Kind.UPDATE)) {
            Optional<User> row = rowOf(change, kind);
            if (row.isPresent()) {
                return new RowChange<>(
                        UserTable.USERS,
                        kind,
                        row.get().seated(seat.apply(row.get().id())));
            }
        }
        return change;
    }

    /** Asks for the own rows of all people, with or without a user. */
    public static Scan<User> everyone() {
        return Scan.of(UserTable.USERS);
    }

    /** Asks for the own rows of all people of that organization, with or without a user. */
    public static Scan<User> of(OrganizationId organization) {
        return Scan.of(UserTable.USERS, organization);
    }

    /** The id of a person. */
    public static Column<User, UUID> id() {
        return UserTable.ID;
    }

    /** Asks for the own row of the person of that id, with or without a user. */
    public static Scan<User> withId(OrganizationId organization, UserId id) {
        return Scan.of(UserTable.USERS, organization).where(UserTable.ID, id.uuid());
    }

    /** Asks for the own row of the person who has that external id, with or without a user. */
    public static Scan<User> withExternalId(OrganizationId organization, ExternalId id) {
        return Scan.of(UserTable.USERS, organization).where(UserTable.EXTERNAL_KEY, KeyDigest.ofExternalId(id));
    }

    /** The modules that were found for a user, with those that are usable. */
    public record FoundModules(Collection<UserModule> rows, Set<UsableModule> usable) {}

    /**
     * The user whose own row that is, with the roles, single permissions, practices and modules that were found for it.
     */
    public static User joined(
            User row,
            Collection<UserRole> roles,
            Collection<UserPermission> permissions,
            Collection<UserPractice> practices,
            FoundModules modules) {
        Set<SinglePermission> singles =
                permissions.stream().map(UserPermission::single).collect(Collectors.toSet());
        Set<RoleGrant> grants = roles.stream().map(UserRole::grant).collect(Collectors.toSet());
        Set<PracticeAssignment> assignments =
                practices.stream().map(UserPractice::assignment).collect(Collectors.toSet());
        User.Status own = row.status();
        UserModules all = new UserModules(
                modules.rows().stream().map(UserModule::given).collect(Collectors.toSet()),
                modules.usable(),
                own.modules().removedAt());
        return row.withStatus(
                new User.Status(own.state(), own.classification(), grants, singles, assignments, all, own.limits()),
                row.security(),
                row.revision());
    }

    private static User.Status alone(User user) {
        return user.status()
                .with(Set.<RoleGrant>of())
                .allowed(Set.of())
                .assigned(Set.of())
                .with(UserModules.none());
    }

    private static Changes relations(Changes own, User user, User.Status after, User.Status before) {
        Function<RoleGrant, UserRole> role = grant -> new UserRole(user.organization(), user.id(), grant);
        Function<SinglePermission, UserPermission> permission =
                single -> new UserPermission(user.organization(), user.id(), single);
        Function<PracticeAssignment, UserPractice> practice =
                assignment -> new UserPractice(user.organization(), user.id(), assignment);
        Function<GivenModule, UserModule> module = given -> new UserModule(user.organization(), user.id(), given);
        Changes all = replaced(own, before.grants(), after.grants(), role, UserRoleTable.USER_ROLES);
        all = replaced(all, before.singles(), after.singles(), permission, UserPermissionTable.USER_PERMISSIONS);
        all = replaced(all, before.assignments(), after.assignments(), practice, UserPracticeTable.USER_PRACTICES);
        return replaced(all, before.modules().given(), after.modules().given(), module, UserModuleTable.USER_MODULES);
    }

    private static <T, R> Changes replaced(
            Changes changes, Set<T> before, Set<T> after, Function<T, R> row, Table<R> table) {
        Changes without = each(changes, before, after, row.andThen(table::delete));
        return each(without, after, before, row.andThen(table::insert));
    }

    /** A change for each of these that is not one of the others. */
    private static <T> Changes each(
            Changes changes, Set<T> these, Set<T> others, Function<T, ? extends Change> change) {
        return changes.and(
                these.stream().filter(one -> !others.contains(one)).map(change).toList());
    }
}
