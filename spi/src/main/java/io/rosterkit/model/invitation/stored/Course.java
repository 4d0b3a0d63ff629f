package io.rosterkit.model.invitation.stored;

import io.rosterkit.model.InvitationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.invitation.InvitationState;
import java.time.Instant;
import java.util.Optional;

/**
 * How an invitation went so far; {@code successor} is the invitation that took the place of a superseded one, and
 * {@code inviter} the user who invited, if it was one.
 */
public record Course(
        InvitationState state,
        Instant invitedAt,
        Instant expiresAt,
        Instant changedAt,
        Optional<InvitationId> successor,
        Optional<UserId> inviter) {

    /** A new course. */
    public static Course open(Instant now, Instant expiresAt) {
        return new Course(InvitationState.OPEN, now, expiresAt, now, Optional.empty(), Optional.empty());
    }

    /** The same course, of an invitation by that user. */
    public Course by(Optional<UserId> user) {
        return new Course(state, invitedAt, expiresAt, changedAt, successor, user);
    }

    /** The same course, one step further. */
    public Course to(InvitationState next, Instant now) {
        return new Course(next, invitedAt, expiresAt, now, successor, inviter);
    }

    /** The same course, ended because another invitation took its place. */
    public Course supersededBy(InvitationId next, Instant now) {
        return new Course(InvitationState.SUPERSEDED, invitedAt, expiresAt, now, Optional.of(next), inviter);
    }

    /** The same course, open again until another time. */
    public Course reopened(Instant now, Instant until) {
        return new Course(InvitationState.OPEN, invitedAt, until, now, Optional.empty(), inviter);
    }
}
