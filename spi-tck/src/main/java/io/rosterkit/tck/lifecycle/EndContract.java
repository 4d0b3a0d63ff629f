package io.rosterkit.tck.lifecycle;

import static io.rosterkit.model.user.UserStatus.ACTIVE;
import static io.rosterkit.tck.given.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.Announcement;
import io.rosterkit.model.user.stored.Announcement.What;
import io.rosterkit.model.user.stored.PracticeAssignment;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.organization.OrganizationTable;
import io.rosterkit.spi.user.UserRows;
import io.rosterkit.tck.given.Moves;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Ends of users, roles and practices are found until they are announced, and announcements that are overtaken. */
public abstract class EndContract extends EndingUsers {

    /** For a contract. */
    protected EndContract() {}

    @Test
    void findsTheEndsOfUsersRolesAndPractices() {
        User anna = given.user("anna@weiss.example", ACTIVE);
        PracticeId practice = given.practice().id();
        Set<RoleGrant> grants = Set.of(
                new RoleGrant(new Role("owner"), Optional.empty(), time(END.plusSeconds(1)), Optional.empty()),
                new RoleGrant(new Role("clinician"), Optional.empty(), time(END), Optional.empty()),
                new RoleGrant(new Role("nurse"), Optional.of(practice), time(END.plusSeconds(1)), Optional.empty()),
                new RoleGrant(new Role("nurse"), Optional.empty(), time(END.plusSeconds(9)), Optional.empty()));
        Set<PracticeAssignment> practices =
                Set.of(new PracticeAssignment(practice, time(END.plusSeconds(2)), Optional.empty()));
        write(UserRows.insert(anna.withStatus(
                anna.status().with(grants).assigned(practices).limited(time(END.plusSeconds(2))),
                anna.security(),
                anna.revision())));

        assertThat(unannounced(NOW, LATE, 10))
                .containsExactlyInAnyOrder(
                        end(anna, What.role(new Role("clinician"), Optional.empty()), END),
                        end(anna, What.role(new Role("owner"), Optional.empty()), END.plusSeconds(1)),
                        end(anna, What.role(new Role("nurse"), Optional.of(practice)), END.plusSeconds(1)),
                        end(anna, What.practice(practice), END.plusSeconds(2)),
                        end(anna, What.user(), END.plusSeconds(2)))
                .isSortedAccordingTo(Comparator.comparing(Announcement::moment));
    }

    @Test
    void findsWhatEndsAfterTheOneTimeAndNotAfterTheOther() {
        User anna = ending(given, "anna@weiss.example", ACTIVE, END);

        assertThat(unannounced(END.minusNanos(1_000), END, 10)).containsExactly(end(given, anna, END));
        assertThat(unannounced(END, LATE, 10)).isEmpty();
        assertThat(unannounced(NOW, END.minusNanos(1_000), 10)).isEmpty();
    }

    @Test
    void theEarliestComeFirstWhateverTheirOrganization() {
        write(other.opened());
        User third = ending(given, "cleo@weiss.example", ACTIVE, END);
        User second = ending(other, "ben@weiss.example", ACTIVE, END.minusSeconds(1));
        User first = ending(given, "anna@weiss.example", ACTIVE, END.minusSeconds(2));

        assertThat(unannounced(NOW, LATE, 10))
                .containsExactly(
                        end(given, first, END.minusSeconds(2)),
                        end(other, second, END.minusSeconds(1)),
                        end(given, third, END));
        assertThat(unannounced(NOW, LATE, 1)).containsExactly(end(given, first, END.minusSeconds(2)));
    }

    @Test
    void endsOfOneTimeComeByTheIdsOfOrganizationAndUser() {
        write(other.opened());
        List<User> users = List.of(
                given.user("anna@weiss.example", ACTIVE),
                given.user("ben@weiss.example", ACTIVE),
                other.user("cleo@weiss.example", ACTIVE),
                other.user("dora@weiss.example", ACTIVE));
        for (int number : new int[] {2, 1, 3, 0}) {
            User user = users.get(number);
            RoleGrant role = new RoleGrant(new Role("nurse"), Optional.empty(), time(END), Optional.empty());
            PracticeAssignment practice =
                    new PracticeAssignment(given.practice().id(), time(END), Optional.empty());
            write(UserRows.insert(user.withStatus(
                    user.status().with(Set.of(role)).assigned(Set.of(practice)).limited(time(END)),
                    user.security(),
                    user.revision())));
        }
        List<UserId> sorted = users.stream()
                .flatMap(user -> Collections.nCopies(3, user.id()).stream())
                .toList();

        assertThat(unannounced(NOW, LATE, 20)).extracting(Announcement::user).containsExactlyElementsOf(sorted);
        assertThat(unannounced(NOW, LATE, 5))
                .extracting(Announcement::user)
                .containsExactlyElementsOf(sorted.subList(0, 5));
    }

    @Test
    void onlyActiveUsersOfOpenOrganizationsOfThatProfileEnd() {
        ending(given, "anna@weiss.example", UserStatus.DEACTIVATED, END);
        assertThat(unannounced(NOW, LATE, 10)).isEmpty();
        ending(given, "ben@weiss.example", ACTIVE, END);
        assertThat(users().unannounced(new ProfileName("dental"), NOW, LATE, 10))
                .isEmpty();
        assertThat(unannounced(NOW, LATE, 10)).hasSize(1);

        write(OrganizationTable.ORGANIZATIONS.update(Moves.closed(organization())));

        assertThat(unannounced(NOW, LATE, 10)).isEmpty();
    }
}
