package io.rosterkit.tck.signin;

import static io.rosterkit.tck.given.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.InvitationProgress;
import io.rosterkit.model.invitation.stored.LinkedInvitation;
import io.rosterkit.spi.invitation.InvitationTable;
import io.rosterkit.spi.organization.OrganizationTable;
import io.rosterkit.spi.registration.WaitingStore;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Given;
import io.rosterkit.tck.given.Moves;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The invitations that wait for the owner of an address, in whatever organization. */
public abstract class WaitingStoreContract extends Contract {

    private static final String BEN = "ben@weiss.example";

    @Test
    void findsTheOpenInvitationsOfEveryOrganizationLatestFirst() {
        write(other.opened());
        Given third = Given.organization(3);
        write(third.opened());
        Invitation second = invite(other, invitedAt(other, 2));
        Invitation latest = invite(given, invitedAt(given, 3));
        Invitation first = invite(third, invitedAt(third, 1));

        assertThat(waiting(BEN, NOW, 10)).containsExactly(latest, second, first);
        assertThat(waiting(BEN, NOW, 2)).containsExactly(latest, second);
    }

    @Test
    void anInvitationComesWithItsOrganization() {
        Invitation ben = invite(given, given.invitation(BEN));

        assertThat(storage.port(WaitingStore.class).waiting(BEN, NOW, 10))
                .containsExactly(new LinkedInvitation(ben, organization()));
    }

    @Test
    void invitationsToOtherAddressesAreNotShown() {
        Invitation ben = invite(given, given.invitation(BEN));
        invite(given, given.invitation("anna@weiss.example"));
        invite(given, given.invitation("Ben@weiss.example"));
        invite(given, given.invitation("benben@weiss.example"));

        assertThat(waiting(BEN, NOW, 10)).containsExactly(ben);
        assertThat(waiting("cleo@weiss.example", NOW, 10)).isEmpty();
        assertThat(waiting("%", NOW, 10)).isEmpty();
    }

    @Test
    void anInvitationWaitsUntilTheVeryInstantItsTimeIsOver() {
        Instant end = NOW.plusSeconds(60);
        Invitation ben = invite(given, given.invitation(BEN, InvitationProgress.open(NOW, end)));

        assertThat(waiting(BEN, end.minusNanos(1_000), 10)).containsExactly(ben);
        assertThat(waiting(BEN, end, 10)).isEmpty();
    }

    @Test
    void onlyAnOpenInvitationWaits() {
        List<Invitation> expected = new ArrayList<>();
        for (InvitationState state : InvitationState.values()) {
            if (state != InvitationState.HELD) {
                InvitationProgress progress =
                        InvitationProgress.open(NOW, NOW.plusSeconds(60)).to(state, NOW.plusSeconds(1));
                Invitation row = invite(given, given.invitation(BEN, progress));
                if (state == InvitationState.OPEN) {
                    expected.add(row);
                }
            }
        }
        assertThat(waiting(BEN, NOW, 10)).containsExactlyElementsOf(expected);

        write(InvitationTable.INVITATIONS.update(Moves.to(InvitationState.HELD, expected.get(0))));
        assertThat(waiting(BEN, NOW, 10)).isEmpty();
    }

    @Test
    void anInvitationOfAnOrganizationThatIsClosedDoesNotWait() {
        write(other.opened());
        invite(given, given.invitation(BEN));
        Invitation theirs = invite(other, other.invitation(BEN));
        assertThat(waiting(BEN, NOW, 10)).hasSize(2);

        write(OrganizationTable.ORGANIZATIONS.update(Moves.closed(organization())));

        assertThat(waiting(BEN, NOW, 10)).containsExactly(theirs);
    }

    private static Invitation invitedAt(Given in, int seconds) {
        Instant at = NOW.plusSeconds(seconds);
        return in.invitation(BEN, InvitationProgress.open(at, at.plus(Given.OPEN_FOR)));
    }

    private List<Invitation> waiting(String addressKey, Instant now, int limit) {
        return storage.port(WaitingStore.class).waiting(addressKey, now, limit).stream()
                .map(LinkedInvitation::invitation)
                .toList();
    }
}
