package io.rosterkit.tck;

import static io.rosterkit.tck.given.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.InvitationProgress;
import io.rosterkit.spi.invitation.InvitationTable;
import io.rosterkit.spi.invitation.InvitationWork;
import io.rosterkit.spi.organization.OrganizationTable;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Given;
import io.rosterkit.tck.given.Moves;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What time brings about: invitations expire. */
abstract class DueWorkContract extends Contract {

    private static final Instant END = NOW.plusSeconds(60);

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
}
