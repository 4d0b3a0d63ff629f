package io.rosterkit.tck.listing;

import static io.rosterkit.tck.given.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.InvitationProgress;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Given;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How many open invitations a user sent. */
public abstract class SentInvitationsContract extends Contract {

    private static final Instant END = NOW.plusSeconds(60);

    /** For a contract. */
    protected SentInvitationsContract() {}

    @Test
    void countsTheInvitationsOfOneUser() {
        User anna = join(given.user("anna@weiss.example", UserStatus.ACTIVE));
        User emil = join(given.user("emil@weiss.example", UserStatus.ACTIVE));
        sent(given, "a@weiss.example", open(anna.id()));
        sent(given, "b@weiss.example", open(anna.id()));
        sent(given, "c@weiss.example", open(emil.id()));
        sent(given, "d@weiss.example", InvitationProgress.open(NOW, END));

        assertThat(count(given.id(), anna.id(), NOW, 10)).isEqualTo(2);
        assertThat(count(given.id(), emil.id(), NOW, 10)).isEqualTo(1);
        assertThat(count(given.id(), new UserId(given.practice().id().uuid()), NOW, 10))
                .isZero();
    }

    @Test
    void countsThoseOfStateOpenOnly() {
        User anna = join(given.user("anna@weiss.example", UserStatus.ACTIVE));
        for (InvitationState state : InvitationState.values()) {
            sent(given, state + "@weiss.example", open(anna.id()).to(state, NOW));
        }

        assertThat(count(given.id(), anna.id(), NOW, 10)).isEqualTo(1);
    }

    @Test
    void anInvitationCountsUntilTheVeryInstantItsTimeIsOver() {
        User anna = join(given.user("anna@weiss.example", UserStatus.ACTIVE));
        sent(given, "a@weiss.example", open(anna.id()));

        assertThat(count(given.id(), anna.id(), END.minusNanos(1_000), 10)).isEqualTo(1);
        assertThat(count(given.id(), anna.id(), END, 10)).isZero();
    }

    @Test
    void countsNoFurtherThanItIsAskedTo() {
        User anna = join(given.user("anna@weiss.example", UserStatus.ACTIVE));
        for (int number = 0; number < 5; number++) {
            sent(given, number + "@weiss.example", open(anna.id()));
        }

        assertThat(count(given.id(), anna.id(), NOW, 4)).isEqualTo(4);
        assertThat(count(given.id(), anna.id(), NOW, 5)).isEqualTo(5);
        assertThat(count(given.id(), anna.id(), NOW, 6)).isEqualTo(5);
    }

    @Test
    void countsInTheOwnOrganizationOnly() {
        write(other.opened());
        User anna = join(given.user("anna@weiss.example", UserStatus.ACTIVE));
        sent(other, "a@weiss.example", open(anna.id()));

        assertThat(count(given.id(), anna.id(), NOW, 10)).isZero();
        assertThat(count(other.id(), anna.id(), NOW, 10)).isEqualTo(1);
    }

    private static InvitationProgress open(UserId inviter) {
        return InvitationProgress.open(NOW, END).by(Optional.of(inviter));
    }

    private void sent(Given organization, String address, InvitationProgress progress) {
        Invitation row = organization.invitation(address, progress);
        write(organization.inviting(row));
    }

    private int count(OrganizationId organization, UserId inviter, Instant now, int atMost) {
        return storage.port(InvitationStore.class).openSentBy(organization, inviter, now, atMost);
    }
}
