package io.rosterkit.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.rosterkit.invitation.InvitationDetails;
import io.rosterkit.invitation.Invitations;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.MessageId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.invitation.Invitee;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.notice.Delivery;
import io.rosterkit.model.notice.MessageState;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.RosterTest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The page with a mock of its room, and with the real one of the test kit. */
@RosterTest
class InvitationsPageTest {

    private final Invitations invitations = mock(Invitations.class);

    @Test
    void showsWhatWaits() {
        when(invitations.list(any(), any(), any()))
                .thenReturn(Outcome.done(new Page<>(List.of(details()), 50, Optional.empty())));

        assertThat(new InvitationsPage(invitations).lines(Locale.ENGLISH))
                .containsExactly("ben@weiss.example until 2026-03-09T08:00:00Z, mail sent");
    }

    @Test
    void saysWhyThereIsNothing() {
        when(invitations.list(any(), any(), any())).thenReturn(Outcome.refused(AccessReason.NOT_PERMITTED));

        assertThat(new InvitationsPage(invitations).lines(Locale.ENGLISH))
                .singleElement()
                .asString()
                .contains("not allowed");
    }

    @Test
    void showsTheSameWithoutAMock(Offices offices) {
        Offices.Office office = offices.open();
        office.desk()
                .invitations()
                .invite("ben@weiss.example", StandardProfile.STAFF)
                .orThrow();

        assertThat(new InvitationsPage(office.desk().invitations()).lines(Locale.ENGLISH))
                .singleElement()
                .asString()
                .startsWith("ben@weiss.example until ")
                .endsWith(", mail queued");
    }

    private static InvitationDetails details() {
        Instant invited = Instant.parse("2026-03-02T08:00:00Z");
        return new InvitationDetails(
                new InvitationId(UUID.randomUUID()),
                new Invitee(
                        new UserId(UUID.randomUUID()),
                        new EmailAddress("ben@weiss.example", "ben@weiss.example"),
                        Invitee.Details.none(),
                        Invitee.Access.of(StandardProfile.STAFF, new PracticeId(UUID.randomUUID())),
                        false),
                InvitationState.OPEN,
                new InvitationDetails.Times(invited, Instant.parse("2026-03-09T08:00:00Z"), invited),
                Optional.empty(),
                Optional.empty(),
                new InvitationDetails.LastMessage(
                        new MessageId(UUID.randomUUID()),
                        new Delivery(MessageState.SENT, 1, invited, Optional.empty())));
    }
}
