package io.rosterkit.tck.lifecycle;

import static io.rosterkit.model.user.UserStatus.ACTIVE;
import static io.rosterkit.tck.given.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.access.Validity;
import io.rosterkit.model.lockout.Lock;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.Announcement;
import io.rosterkit.model.user.stored.Announcement.What;
import io.rosterkit.model.user.stored.InactiveUser;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.user.stored.UserActivity;
import io.rosterkit.spi.lifecycle.AnnouncementTable;
import io.rosterkit.spi.organization.OrganizationTable;
import io.rosterkit.spi.user.UserActivityTable;
import io.rosterkit.spi.user.UserRows;
import io.rosterkit.spi.user.UserWork;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Given;
import io.rosterkit.tck.given.Moves;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Users who do not sign in are found, once they have not for a time. */
public abstract class InactivityContract extends Contract {

    private static final long TICK = 1_000;
    private static final Instant LATE = NOW.plusSeconds(864_000);
    private static final Instant LATER = LATE.plusSeconds(60);

    /** For a contract. */
    protected InactivityContract() {}

    @Test
    void countsFromAnHourAfterTheStoredSignInOrFromTheBeginning() {
        User anna = joined(given, "anna@weiss.example", user -> user);
        User ben = joined(given, "ben@weiss.example", user -> user);
        signedIn(anna, NOW);
        never(ben);

        assertThat(since(NOW.minusNanos(TICK))).isEmpty();
        assertThat(since(NOW)).containsExactly(row(ben));
        assertThat(since(NOW.plus(UserActivity.EXACT_TO).minusNanos(TICK))).containsExactly(row(ben));
        assertThat(since(NOW.plus(UserActivity.EXACT_TO))).containsExactly(row(anna), row(ben));
    }

    @Test
    void countsFromTheTimeAtWhichAUserCouldActAgainOrStarts() {
        Instant again = NOW.plusSeconds(9_000);
        User anna = joined(
                given,
                "anna@weiss.example",
                user -> user.withOrigin(user.origin().reactivated(again)));
        User ben = joined(given, "ben@weiss.example", user -> limited(user, Optional.of(again), Optional.empty()));
        signedIn(anna, NOW);
        never(ben);

        assertThat(since(again.minusNanos(TICK))).isEmpty();
        assertThat(since(again)).containsExactly(row(anna), row(ben));
    }

    @Test
    void onlyUsersWhoCanSignInAreFound() {
        for (UserStatus status : UserStatus.values()) {
            if (status != ACTIVE) {
                never(joined(
                        given,
                        status + "@weiss.example",
                        user -> with(user, user.status().with(status))));
            }
        }
        never(joined(given, "ended@weiss.example", user -> limited(user, Optional.empty(), Optional.of(LATER))));
        never(joined(given, "locked@weiss.example", user -> locked(user, Lock.Kind.ADMINISTRATOR)));
        assertThat(since(LATE)).isEmpty();

        User guessed = joined(given, "guessed@weiss.example", user -> locked(user, Lock.Kind.ATTEMPTS));
        User ending = joined(
                given,
                "ending@weiss.example",
                user -> limited(user, Optional.of(NOW), Optional.of(LATER.plusNanos(TICK))));
        never(guessed);
        never(ending);

        assertThat(since(LATE)).containsExactly(row(guessed), row(ending));
    }

    @Test
    void onlyUsersOfOpenOrganizationsOfThatProfileAreFound() {
        never(joined(given, "anna@weiss.example", user -> user));
        assertThat(since(LATE)).hasSize(1);
        assertThat(work().inactive(new ProfileName("dental"), LATE, LATER, 10)).isEmpty();

        write(OrganizationTable.ORGANIZATIONS.update(Moves.closed(organization())));

        assertThat(since(LATE)).isEmpty();
    }

    @Test
    void aUserWhoseRowIsNotDueIsNotFoundAndElseComesWithIt() {
        User anna = joined(given, "anna@weiss.example", user -> user);
        User ben = joined(given, "ben@weiss.example", user -> user);
        never(anna);
        never(ben);
        write(AnnouncementTable.ANNOUNCEMENTS.insert(
                Announcement.ofEnd(given.id(), ben.id(), What.user(), LATER.plusSeconds(1))));
        Announcement due = Announcement.ofInactivity(given.id(), anna.id(), NOW, LATER);
        Announcement later = Announcement.ofInactivity(given.id(), ben.id(), NOW, LATER.plusNanos(TICK));
        write(AnnouncementTable.ANNOUNCEMENTS.insert(due));
        write(AnnouncementTable.ANNOUNCEMENTS.insert(later));

        assertThat(since(LATE)).containsExactly(new InactiveUser(given.id(), anna.id(), Optional.of(due)));
        assertThat(work().inactive(ProfileName.STANDARD, LATE, LATER.plusNanos(TICK), 10))
                .hasSize(2);
    }

    @Test
    void theyComeByTheIdsOfOrganizationAndUser() {
        write(other.opened());
        User anna = joined(given, "anna@weiss.example", user -> user);
        User ben = joined(given, "ben@weiss.example", user -> user);
        User theirs = joined(other, "anna@weiss.example", user -> user);
        never(theirs);
        never(ben);
        signedIn(anna, NOW);
        List<InactiveUser> all = since(LATE);

        assertThat(all).containsExactlyInAnyOrder(row(anna), row(ben), row(theirs));
        assertThat(all.indexOf(row(anna))).isLessThan(all.indexOf(row(ben)));
        assertThat(work().inactive(ProfileName.STANDARD, LATE, LATER, 2)).isEqualTo(all.subList(0, 2));
    }

    private UserWork work() {
        return storage.port(UserWork.class);
    }

    private List<InactiveUser> since(Instant since) {
        return work().inactive(ProfileName.STANDARD, since, LATER, 10);
    }

    private User joined(Given in, String address, UnaryOperator<User> as) {
        User user = as.apply(in.user(address, ACTIVE));
        write(UserRows.insert(user));
        return user;
    }

    private void never(User user) {
        write(UserActivityTable.USER_ACTIVITIES.insert(UserActivity.none(user.organization(), user.id())));
    }

    private void signedIn(User user, Instant at) {
        write(UserActivityTable.USER_ACTIVITIES.insert(UserActivity.first(user.organization(), user.id(), at)));
    }

    private static InactiveUser row(User user) {
        return new InactiveUser(user.organization(), user.id(), Optional.empty());
    }

    private static User with(User user, User.Status status) {
        return user.withStatus(status, user.security(), user.revision());
    }

    private static User limited(User user, Optional<Instant> starts, Optional<Instant> ends) {
        return with(user, user.status().limited(new Validity(starts, ends)));
    }

    private static User locked(User user, Lock.Kind kind) {
        return with(user, user.status().with(Optional.of(new Lock(kind, NOW, Optional.empty()))));
    }
}
