package io.rosterkit.spi.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.Bytes;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.Revision;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessRights.UsableModule;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.SinglePermission;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.productmodule.ProductModule;
import io.rosterkit.model.productmodule.stored.GivenModule;
import io.rosterkit.model.productmodule.stored.UserModule;
import io.rosterkit.model.productmodule.stored.UserModules;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.PracticeAssignment;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.user.stored.UserPermission;
import io.rosterkit.model.user.stored.UserPractice;
import io.rosterkit.model.user.stored.UserRole;
import io.rosterkit.spi.productmodule.UserModuleTable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The row of a user comes first, and no row of a role, a permission or a practice is forgotten. */
final class UserRowsTest {

    private static final OrganizationId ORGANIZATION = new OrganizationId(new UUID(0, 1));
    private static final UserId BEN = new UserId(new UUID(0, 2));
    private static final RoleGrant OWNER = RoleGrant.of(new Role("owner"), Optional.empty());
    private static final RoleGrant CLINICIAN = RoleGrant.of(new Role("clinician"), Optional.empty());
    private static final SinglePermission RECALL = SinglePermission.granted(new Permission("recall"), Optional.empty());
    private static final PracticeAssignment LINZ =
            PracticeAssignment.of(new PracticeId(new UUID(0, 3)), Optional.empty());

    private static final GivenModule BILLING =
            new GivenModule(new ProductModule("billing"), Optional.empty(), Instant.EPOCH);
    private static final Set<UsableModule> USABLE =
            Set.of(new UsableModule(new ProductModule("billing"), Validity.always()));

    private static final User PLAIN = ben(Set.of(), Set.of());
    private static final User HOLDER =
            with(new UserModules(Set.of(BILLING), USABLE, Optional.empty()), ben(Set.of(OWNER), Set.of(LINZ), RECALL));

    @Test
    void aNewUserBringsRolesAndPractices() {
        assertThat(UserRows.insert(HOLDER).changes())
                .isEqualTo(List.of(
                        UserTable.USERS.insert(HOLDER),
                        UserRoleTable.USER_ROLES.insert(role(OWNER)),
                        UserPermissionTable.USER_PERMISSIONS.insert(permission()),
                        UserPracticeTable.USER_PRACTICES.insert(practice()),
                        UserModuleTable.USER_MODULES.insert(module())));
    }

    @Test
    void aChangedUserWritesTheDifferenceOnly() {
        User after = ben(Set.of(OWNER, CLINICIAN), Set.of());

        assertThat(UserRows.update(HOLDER, after).changes())
                .isEqualTo(List.of(
                        UserTable.USERS.update(after),
                        UserRoleTable.USER_ROLES.insert(role(CLINICIAN)),
                        UserPermissionTable.USER_PERMISSIONS.delete(permission()),
                        UserPracticeTable.USER_PRACTICES.delete(practice()),
                        UserModuleTable.USER_MODULES.delete(module())));
        assertThat(UserRows.update(HOLDER, HOLDER).changes()).isEqualTo(List.of(UserTable.USERS.update(HOLDER)));
    }

    @Test
    void aUserGoesWithRolesAndPractices() {
        assertThat(UserRows.delete(HOLDER).changes())
                .isEqualTo(List.of(
                        UserTable.USERS.delete(HOLDER),
                        UserRoleTable.USER_ROLES.delete(role(OWNER)),
                        UserPermissionTable.USER_PERMISSIONS.delete(permission()),
                        UserPracticeTable.USER_PRACTICES.delete(practice()),
                        UserModuleTable.USER_MODULES.delete(module())));
    }

    @Test
    void aUserIsJoinedOfTheRows() {
        assertThat(UserRows.joined(
                        PLAIN,
                        List.of(role(OWNER)),
                        List.of(permission()),
                        List.of(practice()),
                        new UserRows.FoundModules(List.of(module()), USABLE)))
                .isEqualTo(HOLDER);
    }

    private static UserRole role(RoleGrant grant) {
        return new UserRole(ORGANIZATION, BEN, grant);
    }

    private static UserPermission permission() {
        return new UserPermission(ORGANIZATION, BEN, RECALL);
    }

    private static UserModule module() {
        return new UserModule(ORGANIZATION, BEN, BILLING);
    }

    private static User with(UserModules modules, User user) {
        return user.withStatus(user.status().with(modules), user.security(), user.revision());
    }

    private static UserPractice practice() {
        return new UserPractice(ORGANIZATION, BEN, LINZ);
    }

    private static User ben(Set<RoleGrant> grants, Set<PracticeAssignment> assignments, SinglePermission... singles) {
        EmailAddress address = new EmailAddress("ben@weiss.example", "ben@weiss.example");
        return new User(
                ORGANIZATION,
                BEN,
                User.Contact.of(address).withAddress(address, true),
                new User.Status(UserStatus.ACTIVE, new UserType("staff"), grants, assignments, Optional.empty())
                        .allowed(Set.of(singles)),
                User.Security.first(),
                new User.Origin(Instant.EPOCH, Optional.empty(), Optional.empty()),
                new Revision(1, Bytes.none()));
    }
}
