package io.rosterkit.tck.user;

import static io.rosterkit.model.user.UserStatus.ACTIVE;
import static io.rosterkit.tck.given.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.SinglePermission;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.user.HolderQuery;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.user.stored.UserPermission;
import io.rosterkit.spi.user.UserPermissionTable;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.tck.contract.Contract;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A single grant makes a holder where it is asked for; a single denial makes none, and neither do some types. */
public abstract class SinglePermissionContract extends Contract {

    private static final String ANNA = "anna@weiss.example";
    private static final String BEN = "ben@weiss.example";
    private static final Role OWNER = new Role("owner");

    @Test
    void areAGrantAndADenialOfOnePermissionEachOnce() {
        User anna = join(allowed(given.user(ANNA, ACTIVE), everySingle()));

        for (SinglePermission single : everySingle()) {
            SinglePermission again = new SinglePermission(single.permission(), single.effect(), Optional.of(anna.id()));
            loses(UserPermissionTable.USER_PERMISSIONS.insert(new UserPermission(given.id(), anna.id(), again)));
        }
        assertThat(storage.port(UserStore.class).find(viewer, anna.id()).value())
                .contains(anna);
    }

    @Test
    void makeAHolderBySingleGrantOfTheWholeCodeWhereItIsAskedFor() {
        Permission unlock = Permission.UNLOCK_USERS;
        User anna = join(allowed(holding(ANNA, OWNER), Set.of(SinglePermission.granted(unlock, Optional.empty()))));
        User ben = join(allowed(holding(BEN), Set.of(SinglePermission.granted(unlock, Optional.empty()))));
        join(allowed(
                holding("cleo@weiss.example"),
                Set.of(SinglePermission.granted(new Permission("unlock-users-2"), Optional.empty()))));
        HolderQuery bySingleGrant = new HolderQuery(Optional.of(unlock), Set.of(), true, true, Set.of());
        HolderQuery either = new HolderQuery(Optional.of(unlock), Set.of(OWNER), true, true, Set.of());
        HolderQuery byRole = new HolderQuery(Optional.of(unlock), Set.of(OWNER), true, false, Set.of());

        assertThat(holders(given.id(), bySingleGrant)).containsExactly(anna, ben);
        assertThat(holders(given.id(), either)).containsExactly(anna, ben);
        assertThat(holders(given.id(), byRole)).containsExactly(anna);
        assertThat(holders(given.id(), new HolderQuery(Optional.of(unlock), Set.of(), true, false, Set.of())))
                .isEmpty();
    }

    @Test
    void makeNoHolderOfWhomItIsDenied() {
        Permission unlock = Permission.UNLOCK_USERS;
        SinglePermission granted = SinglePermission.granted(unlock, Optional.empty());
        SinglePermission denied = SinglePermission.denied(unlock, Optional.empty());
        join(allowed(holding(ANNA, OWNER), Set.of(granted, denied)));
        User ben = join(
                allowed(holding(BEN, OWNER), Set.of(SinglePermission.denied(Permission.INVITE, Optional.empty()))));

        assertThat(holders(given.id(), new HolderQuery(Optional.of(unlock), Set.of(OWNER), true, true, Set.of())))
                .containsExactly(ben);
    }

    @Test
    void makeNoHolderOfATypeThatNeverIs() {
        User anna = join(holding(ANNA, OWNER));
        User guest = holding(BEN, OWNER);
        User ben = join(guest.withStatus(
                guest.status().with(User.Classification.of(new UserType("guest"))),
                guest.security(),
                guest.revision()));
        Set<Role> roles = Set.of(OWNER);
        Permission unlock = Permission.UNLOCK_USERS;

        assertThat(holders(
                        given.id(),
                        new HolderQuery(Optional.of(unlock), roles, true, true, Set.of(new UserType("guest")))))
                .containsExactly(anna);
        assertThat(holders(
                        given.id(),
                        new HolderQuery(Optional.of(unlock), roles, true, true, Set.of(new UserType("staff")))))
                .containsExactly(ben);
    }

    private User holding(String address, Role... roles) {
        User user = given.user(address, ACTIVE);
        Set<RoleGrant> grants = RoleGrant.of(Set.of(roles), Optional.empty());
        return user.withStatus(user.status().with(grants), user.security(), user.revision());
    }

    /** One and the same permission granted and denied, each with and without who decided it. */
    private Set<SinglePermission> everySingle() {
        UserId giver = given.user("giver@weiss.example", ACTIVE).id();
        return Set.of(
                SinglePermission.granted(Permission.INVITE, Optional.empty()),
                SinglePermission.denied(Permission.INVITE, Optional.of(giver)),
                SinglePermission.granted(new Permission("p".repeat(40)), Optional.of(giver)));
    }

    private static User allowed(User user, Set<SinglePermission> singles) {
        return user.withStatus(user.status().allowed(singles), user.security(), user.revision());
    }

    private List<User> holders(OrganizationId organization, HolderQuery query) {
        return storage.port(UserStore.class).holders(organization, query, NOW, 10);
    }
}
