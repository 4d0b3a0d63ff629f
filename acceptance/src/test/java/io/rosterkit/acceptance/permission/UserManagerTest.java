package io.rosterkit.acceptance.permission;

import static io.rosterkit.acceptance.permission.Portal.reason;
import static io.rosterkit.model.access.AccessReason.NOT_PERMITTED;
import static io.rosterkit.model.access.AccessReason.ROLE_NOT_GRANTABLE;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Desk;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.access.RoleRule;
import io.rosterkit.access.TypeRule;
import io.rosterkit.access.ValidityDraft;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.organization.Opening;
import io.rosterkit.profile.Profile;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserImport;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The user managers of a messaging product: they manage, do not invite, and only support makes them. */
@EveryStorage
@RosterTest
class UserManagerTest {

    private static final Role USER_MANAGER = new Role("user-manager");
    private static final Role ASSISTANT = new Role("assistant");

    private Kit kit;
    private OrganizationId organization;
    private UserId anna;
    private Desk desk;

    @BeforeEach
    void open(Storage storage, MovableClock clock) {
        kit = Kit.of(storage, clock, profile());
        organization = kit.roster()
                .operations()
                .open(Opening.of("Praxis Weiß", "first@weiss.example"))
                .orThrow()
                .organization();
        anna = user("anna", USER_MANAGER);
        desk = kit.roster()
                .as(kit.roster()
                        .operations()
                        .signInExternally(organization, anna)
                        .orThrow()
                        .session());
    }

    private static Profile profile() {
        Set<Permission> managing = Set.of(
                Permission.VIEW_USERS,
                Permission.MANAGE_USERS,
                Permission.UNLOCK_USERS,
                Permission.REACTIVATE_USERS,
                Permission.GRANT_ROLES);
        return Profile.create("SecureMail", STAFF, USER_MANAGER)
                .type(STAFF, TypeRule.allowing())
                .role(USER_MANAGER, new RoleRule(managing, Set.of()))
                .role(ASSISTANT, new RoleRule(Set.of(), Set.of(USER_MANAGER)))
                .build();
    }

    @Test
    @Tag("S3")
    void aUserManagerManagesAndDoesNotInvite() {
        UserId ben = user("ben");

        assertThat(desk.users().rename(ben, "Benjamin").refusal()).isEmpty();
        assertThat(reason(desk.invitations().invite("cleo@weiss.example", STAFF)))
                .isEqualTo(NOT_PERMITTED);
    }

    @Test
    @Tag("S11")
    void onlySupportGrantsTheRoleAndTakesItAndThereMayBeAnyNumber() {
        Desk support =
                kit.roster().as(new Actor.Support(organization, "kim", Set.of(Permission.GRANT_ROLES), "case 4711"));
        List<UserId> more = List.of(user("ben"), user("cleo"), user("dora"));
        for (UserId user : more) {
            assertThat(reason(desk.users().changeRoles(user, Set.of(USER_MANAGER))))
                    .isEqualTo(ROLE_NOT_GRANTABLE);
            assertThat(reason(grant(desk, user))).isEqualTo(ROLE_NOT_GRANTABLE);
            grant(support, user).orThrow();
        }

        assertThat(desk.assignments()
                        .grantRole(more.get(0), ASSISTANT, ValidityDraft.always())
                        .refusal())
                .isEmpty();
        for (UserId user : more) {
            assertThat(reason(desk.assignments().revokeRole(user, USER_MANAGER)))
                    .isEqualTo(ROLE_NOT_GRANTABLE);
            support.assignments().revokeRole(user, USER_MANAGER).orThrow();
        }
        assertThat(reason(support.assignments().revokeRole(anna, USER_MANAGER))).isEqualTo(UserReason.LAST_UNLOCKER);
    }

    private static Outcome<?> grant(Desk desk, UserId user) {
        return desk.assignments().grantRole(user, USER_MANAGER, ValidityDraft.always());
    }

    private UserId user(String name, Role... roles) {
        return kit.roster()
                .operations()
                .importUser(
                        organization,
                        UserImport.of(name + "@weiss.example", STAFF).verified().withRoles(roles))
                .orThrow()
                .user();
    }
}
