package io.rosterkit.invitation;

import io.rosterkit.model.InvitationId;
import io.rosterkit.model.MessageId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.invitation.Invitee;
import io.rosterkit.model.notice.Delivery;
import java.time.Instant;
import java.util.Optional;

/**
 * An invitation as a page shows it. The state is that at the time of the call: an invitation past its time is expired.
 * The inviter is the user who invited, if it was a user. The successor is the invitation that replaced this one.
 */
public record InvitationDetails(
        InvitationId id,
        Invitee invitee,
        InvitationState state,
        Times times,
        Optional<UserId> inviter,
        Optional<InvitationId> successor,
        LastMessage message) {

    /** When it was made, when its link expires, and when it was changed last. */
    public record Times(Instant invitedAt, Instant expiresAt, Instant changedAt) {}

    /**
     * The message that carried the link last. Once the invitation has ended and the message is purged, its delivery is
     * {@link io.rosterkit.model.notice.MessageState#FORGOTTEN}.
     */
    public record LastMessage(MessageId id, Delivery delivery) {}

    /** The delivery of the last message. */
    public Delivery delivery() {
        return message.delivery();
    }
}
