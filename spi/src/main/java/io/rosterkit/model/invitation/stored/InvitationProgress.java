package io.rosterkit.model.invitation.stored;

import io.rosterkit.model.InvitationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.invitation.InvitationState;
import java.time.Instant;
import java.util.Optional;

/**
 * How far an invitation has come. {@code successor} is the invitation that replaced this one. {@code inviter} is the
 * user who invited; empty when support or a job did.
 */
public record InvitationProgress(
        InvitationState state,
        Instant invitedAt,
        Instant expiresAt,
        Instant changedAt,
        Optional<InvitationId> successor,
        Optional<UserId> inviter) {

    /** The progress of a new invitation. */
    public static InvitationProgress open(Instant now, Instant expiresAt) {
        return new InvitationProgress(InvitationState.OPEN, now, expiresAt, now, Optional.empty(), Optional.empty());
    }

    /** The same progress, of an invitation by that user. */
    public InvitationProgress by(Optional<UserId> user) {
        return new InvitationProgress(state, invitedAt, expiresAt, changedAt, successor, user);
    }

    /** The progress after a change of the state. */
    public InvitationProgress to(InvitationState next, Instant now) {
        return new InvitationProgress(next, invitedAt, expiresAt, now, successor, inviter);
    }

    /** The progress after another invitation has replaced this one. */
    public InvitationProgress supersededBy(InvitationId next, Instant now) {
        return new InvitationProgress(
                InvitationState.SUPERSEDED, invitedAt, expiresAt, now, Optional.of(next), inviter);
    }

    /** The progress after the invitation was opened again, until another time. */
    public InvitationProgress reopened(Instant now, Instant until) {
        return new InvitationProgress(InvitationState.OPEN, invitedAt, until, now, Optional.empty(), inviter);
    }
}
