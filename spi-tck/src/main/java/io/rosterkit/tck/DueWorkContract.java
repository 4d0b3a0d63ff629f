package io.rosterkit.tck;

import static io.rosterkit.model.user.UserStatus.ACTIVE;
import static io.rosterkit.tck.given.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.InvitationProgress;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.AnnouncedEnd;
import io.rosterkit.model.user.stored.PracticeAssignment;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.invitation.InvitationTable;
import io.rosterkit.spi.invitation.InvitationWork;
import io.rosterkit.spi.lifecycle.AnnouncedEndTable;
import io.rosterkit.spi.organization.OrganizationTable;
import io.rosterkit.spi.user.UserRows;
import io.rosterkit.spi.user.UserWork;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Given;
import io.rosterkit.tck.given.Moves;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What time brings about: invitations expire, and ends of users, roles and practices are announced. */
abstract class DueWorkContract extends Contract {

    private static final Instant END = NOW.plusSeconds(60);
    private static final Instant LATE = NOW.plusSeconds(600);

    @Test
    void anInvitationIsOverdueFromTheVeryInstantItsTimeIsOver() {
        Invitation row = until(given, END, "ben@weiss.example");

        assertThat(work().overdue(END.minusNanos(1_000), 10)).as("just before").isEmpty();
        assertThat(work().overdue(END, 10)).as("at the instant").containsExactly(row);
        assertThat(work().overdue(END.plusNanos(1_000), 10)).as("just after").containsExactly(row);
    }

    @Test
    void onlyAnOpenInvitationIsOverdue() {
        for (InvitationState state : InvitationState.values()) {
            if (state != InvitationState.OPEN) {
                Invitation row = until(given, END, state + "@weiss.example");
                write(InvitationTable.INVITATIONS.update(Moves.to(state, row)));
            }
        }

        assertThat(work().overdue(END.plusSeconds(60), 10)).isEmpty();
    }

    @Test
    void theLongestOverdueComeFirstWhateverTheirOrganization() {
        write(other.opened());
        Invitation third = until(given, END, "cleo@weiss.example");
        Invitation second = until(other, END.minusSeconds(1), "ben@weiss.example");
        Invitation first = until(given, END.minusSeconds(2), "anna@weiss.example");
        until(other, END.plusSeconds(1), "dora@weiss.example");

        assertThat(work().overdue(END, 10)).containsExactly(first, second, third);
        assertThat(work().overdue(END, 2)).containsExactly(first, second);
    }

    @Test
    void nothingIsOverdueInAClosedOrganization() {
        until(given, END, "ben@weiss.example");
        write(OrganizationTable.ORGANIZATIONS.update(Moves.closed(organization())));

        assertThat(work().overdue(END.plusSeconds(60), 10)).isEmpty();
    }

    private InvitationWork work() {
        return storage.port(InvitationWork.class);
    }

    private Invitation until(Given in, Instant end, String address) {
        return invite(in, in.invitation(address, InvitationProgress.open(NOW, end)));
    }

    @Test
    void findsTheEndsOfUsersRolesAndPracticesEachTimeOnce() {
        User anna = given.user("anna@weiss.example", ACTIVE);
        Set<RoleGrant> grants = Set.of(
                new RoleGrant(new Role("owner"), Optional.empty(), time(END.plusSeconds(1)), Optional.empty()),
                new RoleGrant(new Role("clinician"), Optional.empty(), time(END), Optional.empty()),
                new RoleGrant(new Role("nurse"), Optional.empty(), time(END.plusSeconds(9)), Optional.empty()));
        Set<PracticeAssignment> practices =
                Set.of(new PracticeAssignment(given.practice().id(), time(END.plusSeconds(2)), Optional.empty()));
        write(UserRows.insert(anna.withStatus(
                anna.status().with(grants).assigned(practices).limited(time(END.plusSeconds(2))),
                anna.security(),
                anna.revision())));

        assertThat(unannounced(NOW, LATE, 10))
                .containsExactly(
                        end(given, anna, END),
                        end(given, anna, END.plusSeconds(1)),
                        end(given, anna, END.plusSeconds(2)));
    }

    @Test
    void findsWhatEndsAfterTheOneTimeAndNotAfterTheOther() {
        User anna = ending(given, "anna@weiss.example", ACTIVE, END);

        assertThat(unannounced(END.minusNanos(1_000), END, 10)).containsExactly(end(given, anna, END));
        assertThat(unannounced(END, LATE, 10)).isEmpty();
        assertThat(unannounced(NOW, END.minusNanos(1_000), 10)).isEmpty();
    }

    @Test
    void findsNoEndThatWasAnnounced() {
        User anna = ending(given, "anna@weiss.example", ACTIVE, END);
        User ben = ending(given, "ben@weiss.example", ACTIVE, END);
        write(AnnouncedEndTable.ANNOUNCED_ENDS.insert(end(given, anna, END)));
        write(AnnouncedEndTable.ANNOUNCED_ENDS.insert(end(given, ben, END.minusNanos(1_000))));

        assertThat(unannounced(NOW, LATE, 10)).containsExactly(end(given, ben, END));
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

    private List<AnnouncedEnd> unannounced(Instant after, Instant until, int limit) {
        return users().unannounced(ProfileName.STANDARD, after, until, limit);
    }

    private UserWork users() {
        return storage.port(UserWork.class);
    }

    private User ending(Given in, String address, UserStatus status, Instant end) {
        User row = in.user(address, status);
        write(UserRows.insert(row.withStatus(row.status().limited(time(end)), row.security(), row.revision())));
        return row;
    }

    private static AnnouncedEnd end(Given in, User user, Instant end) {
        return new AnnouncedEnd(in.id(), user.id(), end);
    }

    private static Validity time(Instant end) {
        return new Validity(Optional.empty(), Optional.of(end));
    }
}
