package io.rosterkit.tck.user;

import static io.rosterkit.model.user.UserStatus.ACTIVE;
import static io.rosterkit.model.user.UserStatus.CLOSED;
import static io.rosterkit.model.user.UserStatus.DEACTIVATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.access.UserType;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.user.UserRows;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.spi.user.UserTable;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Moves;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Finding one user. */
public abstract class UserStoreContract extends Contract {

    private static final String ANNA = "anna@weiss.example";

    @Test
    void findsAUserAsTheyJoined() {
        User anna = joined(given.user(ANNA, ACTIVE));

        assertThat(find(anna)).contains(anna);
        assertThat(byAddress(ANNA)).contains(anna);
    }

    @Test
    void findsEveryStatus() {
        for (UserStatus status : EnumSet.of(ACTIVE, DEACTIVATED, CLOSED)) {
            User user = joined(given.user(status.name().toLowerCase(Locale.ROOT) + "@weiss.example", status));

            assertThat(find(user)).contains(user);
        }
    }

    @Test
    void findsAUserWithoutANameAndWithoutARole() {
        User some = given.user(ANNA, ACTIVE);
        User.Contact contact = User.Contact.of(some.contact().address());
        User.Status status = new User.Status(ACTIVE, new UserType("guest"), Set.of(), Set.of(), Optional.empty());
        User bare = some.withContact(contact, some.security(), some.revision())
                .withStatus(status, some.security(), some.revision());

        joined(bare);

        assertThat(find(bare)).contains(bare);
    }

    @Test
    void findsAUserWithSeveralRoles() {
        User some = given.user(ANNA, ACTIVE);
        User.Status status = Moves.with(some.status(), "owner", "office-administrator", "z", "a1");
        User much = some.withStatus(status, some.security(), some.revision());

        joined(much);

        assertThat(find(much)).contains(much);
    }

    @Test
    void findsNobodyUnderWhatNobodyHas() {
        joined(given.user(ANNA, ACTIVE));

        assertThat(find(given.user("ben@weiss.example", ACTIVE))).isEmpty();
        assertThat(byAddress("ben@weiss.example")).isEmpty();
        assertThat(byAddress("")).isEmpty();
    }

    @Test
    void findsAUserByTheExactKeyOnly() {
        joined(given.user(ANNA, ACTIVE));

        assertThat(byAddress("Anna@weiss.example")).as("another case").isEmpty();
        assertThat(byAddress(ANNA + " ")).as("a trailing blank").isEmpty();
        assertThat(byAddress("anna_weiss.example")).as("a wildcard").isEmpty();
        assertThat(byAddress("anna%")).as("a wildcard").isEmpty();
    }

    @Test
    void anAddressHasOneUser() {
        User anna = joined(given.user(ANNA, ACTIVE));
        User again = given.user(ANNA, ACTIVE);

        loses(UserTable.USERS.insert(again));
        assertThat(find(again)).isEmpty();
        assertThat(byAddress(ANNA)).contains(anna);
    }

    @Test
    void anIdHasOneUser() {
        User anna = joined(given.user(ANNA, ACTIVE));
        User some = given.user("ben@weiss.example", ACTIVE);
        User same = new User(
                some.organization(),
                anna.id(),
                some.contact(),
                some.status(),
                some.security(),
                some.origin(),
                some.revision());

        loses(UserTable.USERS.insert(same));
        assertThat(find(anna)).contains(anna);
        assertThat(byAddress("ben@weiss.example")).isEmpty();
    }

    @Test
    void aDeactivatedUserKeepsTheAddress() {
        User anna = joined(given.user(ANNA, DEACTIVATED));

        loses(UserTable.USERS.insert(given.user(ANNA, ACTIVE)));
        assertThat(byAddress(ANNA)).contains(anna);
    }

    @Test
    void theAddressOfAClosedUserIsFree() {
        User gone = joined(given.user(ANNA, CLOSED));

        assertThat(byAddress(ANNA)).isEmpty();

        User anna = joined(given.user(ANNA, ACTIVE));
        User goneToo = joined(given.user(ANNA, CLOSED));

        assertThat(byAddress(ANNA)).contains(anna);
        assertThat(find(gone)).contains(gone);
        assertThat(find(goneToo)).contains(goneToo);
    }

    @Test
    void findsAUserInTheirOwnOrganizationOnly() {
        write(other.opened());
        User anna = joined(given.user(ANNA, ACTIVE));
        User theirs = other.user(ANNA, DEACTIVATED);

        assertThat(theirs.id()).isEqualTo(anna.id());
        assertThat(find(theirs)).isEmpty();
        assertThat(holder(other.id(), ANNA)).isEmpty();

        joined(theirs);

        assertThat(find(anna)).contains(anna);
        assertThat(find(theirs)).contains(theirs);
        assertThat(byAddress(ANNA)).contains(anna);
    }

    private UserStore users() {
        return storage.port(UserStore.class);
    }

    private User joined(User user) {
        write(UserRows.insert(user));
        return user;
    }

    private Optional<User> find(User user) {
        return users().find(Viewer.of(user.organization()), user.id()).value();
    }

    private Optional<User> byAddress(String key) {
        return holder(key);
    }
}
