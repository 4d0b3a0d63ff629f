package io.rosterkit.jdbc.row;

import io.rosterkit.jdbc.sql.Query;
import io.rosterkit.jdbc.sql.Row;
import io.rosterkit.jdbc.sql.TableSql;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.SinglePermission;
import io.rosterkit.model.productmodule.stored.UserModule;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.user.stored.UserPermission;
import io.rosterkit.model.user.stored.UserPractice;
import io.rosterkit.model.user.stored.UserRole;
import io.rosterkit.spi.productmodule.UserModuleTable;
import io.rosterkit.spi.user.UserPermissionTable;
import io.rosterkit.spi.user.UserPracticeTable;
import io.rosterkit.spi.user.UserRoleTable;
import io.rosterkit.spi.user.UserRows;
import io.rosterkit.spi.user.UserTable;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;

/** Users with their roles, single permissions, practices and modules, as parts of a statement. */
public final class UserSql {

    private static final TableSql<User> USER = TableSql.of(UserTable.USERS);

    private static final Relation<UserRole> ROLES = Relation.of(UserRoleTable.USER_ROLES);

    private static final Relation<UserPermission> PERMISSIONS = Relation.of(UserPermissionTable.USER_PERMISSIONS);

    private static final Relation<UserPractice> PRACTICES = Relation.of(UserPracticeTable.USER_PRACTICES);

    private static final Relation<UserModule> MODULES = Relation.of(UserModuleTable.USER_MODULES);

    private UserSql() {}

    /** Whether the person of the row with that alias is a user. The index of users has the same conditions. */
    public static String joined(String alias) {
        return Query.fill("%1$s.status <> 'INVITED' and %1$s.status <> 'LISTED'", alias);
    }

    /** What {@link #read} reads, for a select list; the row of the user has that alias. */
    public static String select(String alias) {
        return Query.fill(
                "%s, %s as %s_roles, %s as %s_permissions, %s as %s_practices, %s as %s_modules, %s as %s_usable",
                USER.select(alias),
                ROLES.select(alias + ".organization", alias + ".id"),
                alias,
                PERMISSIONS.select(alias + ".organization", alias + ".id"),
                alias,
                PRACTICES.select(alias + ".organization", alias + ".id"),
                alias,
                MODULES.select(alias + ".organization", alias + ".id"),
                alias,
                UsableModules.select(alias + ".organization", alias + ".id"),
                alias);
    }

    /** The user in the current row. */
    public static User read(Row row, String alias) throws SQLException {
        User own = USER.read(row, alias);
        Relation.Owner owner =
                new Relation.Owner(own.organization().uuid(), own.id().uuid());
        return UserRows.joined(
                own,
                ROLES.read(row, alias + "_roles", owner),
                PERMISSIONS.read(row, alias + "_permissions", owner),
                PRACTICES.read(row, alias + "_practices", owner),
                new UserRows.FoundModules(
                        MODULES.read(row, alias + "_modules", owner),
                        UsableModules.read(row, alias + "_usable", owner)));
    }

    /**
     * The roles, single permissions and usable modules of a user by ids that the statement knows, for a select list.
     */
    static String selectRights(String organization, String user) {
        return Query.fill(
                "%s as grants, %s as singles, %s as modules",
                ROLES.select(organization, user),
                PERMISSIONS.select(organization, user),
                UsableModules.select(organization, user));
    }

    static Set<RoleGrant> grants(Row row, String column, Relation.Owner owner) throws SQLException {
        return ROLES.read(row, column, owner).stream().map(UserRole::grant).collect(Collectors.toSet());
    }

    static Set<SinglePermission> singles(Row row, String column, Relation.Owner owner) throws SQLException {
        return PERMISSIONS.read(row, column, owner).stream()
                .map(UserPermission::single)
                .collect(Collectors.toSet());
    }
}
