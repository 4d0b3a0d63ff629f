package io.rosterkit.tck.user;

import static io.rosterkit.model.user.UserStatus.ACTIVE;
import static io.rosterkit.tck.given.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.signin.stored.RunningSession;
import io.rosterkit.model.user.UserKey;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.ShownUser;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.user.stored.UserActivity;
import io.rosterkit.spi.signin.SessionTable;
import io.rosterkit.spi.signin.SignInStore;
import io.rosterkit.spi.user.UserActivityTable;
import io.rosterkit.spi.user.UserRows;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Accounts;
import io.rosterkit.tck.given.Moves;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When users signed in last, wherever a user is shown. */
public abstract class UserActivityContract extends Contract {

    private static final String ANNA = "anna@weiss.example";

    private final User anna = given.user(ANNA, ACTIVE);
    private final UserActivity first = UserActivity.first(given.id(), anna.id(), NOW);

    /** For a contract. */
    protected UserActivityContract() {}

    @Test
    void whoNeverSignedInIsShownWithoutATime() {
        write(UserRows.insert(anna));

        assertThat(shown(given.id(), anna)).contains(new ShownUser(anna, Optional.empty()));
        assertThat(listed()).containsExactly(new ShownUser(anna, Optional.empty()));
    }

    @Test
    void comesWithTheUserWhereverOneIsShown() {
        RunningSession session = Accounts.of(given).session(anna);
        write(UserRows.insert(anna));
        write(SessionTable.SESSIONS.write(session));
        write(UserActivityTable.USER_ACTIVITIES.write(first));
        ShownUser expected = new ShownUser(anna, Optional.of(first));

        assertThat(shown(given.id(), anna)).contains(expected);
        assertThat(users().shown(viewer, new UserKey.ByAddress(ANNA)).value()).contains(expected);
        assertThat(listed()).containsExactly(expected);
        assertThat(storage.port(SignInStore.class)
                        .own(Accounts.viewer(session))
                        .value()
                        .map(SignInStore.OwnAccount::shown))
                .contains(expected);
    }

    @Test
    void eachUserIsShownWithTheOwnTime() {
        User ben = given.user("ben@weiss.example", ACTIVE);
        User cleo = given.user("cleo@weiss.example", ACTIVE);
        List.of(anna, ben, cleo).forEach(user -> write(UserRows.insert(user)));
        UserActivity later = UserActivity.first(given.id(), cleo.id(), NOW.plusSeconds(1));
        write(UserActivityTable.USER_ACTIVITIES.write(first));
        write(UserActivityTable.USER_ACTIVITIES.write(later));

        assertThat(listed())
                .containsExactly(
                        new ShownUser(anna, Optional.of(first)),
                        new ShownUser(ben, Optional.empty()),
                        new ShownUser(cleo, Optional.of(later)));
        assertThat(shown(given.id(), ben)).contains(new ShownUser(ben, Optional.empty()));
    }

    @Test
    void isNoneOfTheOtherOrganization() {
        write(other.opened());
        User theirs = other.user(ANNA, ACTIVE);
        write(UserRows.insert(anna));
        write(UserRows.insert(theirs));
        write(UserActivityTable.USER_ACTIVITIES.write(UserActivity.first(other.id(), theirs.id(), NOW)));

        assertThat(theirs.id()).isEqualTo(anna.id());
        assertThat(shown(given.id(), anna)).contains(new ShownUser(anna, Optional.empty()));
        assertThat(listed()).containsExactly(new ShownUser(anna, Optional.empty()));
    }

    @Test
    void staysWithAUserWhoChangesAndIsClosed() {
        write(UserRows.insert(anna));
        write(UserActivityTable.USER_ACTIVITIES.write(first));
        User gone = Moves.to(UserStatus.CLOSED, anna);

        write(UserRows.update(anna, gone));

        assertThat(shown(given.id(), anna)).contains(new ShownUser(gone, Optional.of(first)));
    }

    @Test
    void movesFromTheVersionBeforeOnly() {
        UserActivity second = first.signedIn(NOW.plusSeconds(3_600));
        write(UserRows.insert(anna));

        loses(UserActivityTable.USER_ACTIVITIES.write(second));
        write(UserActivityTable.USER_ACTIVITIES.write(first));
        loses(UserActivityTable.USER_ACTIVITIES.write(first));
        write(UserActivityTable.USER_ACTIVITIES.write(second));
        loses(UserActivityTable.USER_ACTIVITIES.write(second));

        assertThat(shown(given.id(), anna)).contains(new ShownUser(anna, Optional.of(second)));
    }

    private UserStore users() {
        return storage.port(UserStore.class);
    }

    private Optional<ShownUser> shown(OrganizationId organization, User user) {
        return users().shown(Viewer.of(organization), new UserKey.ById(user.id()))
                .value();
    }

    private List<ShownUser> listed() {
        UserQuery.Filter all = UserQuery.Filter.all();
        Slice slice = new Slice(10, Optional.empty());
        return users().page(viewer, new UserQuery(all, UserQuery.Order.ADDRESS, slice))
                .value();
    }
}
