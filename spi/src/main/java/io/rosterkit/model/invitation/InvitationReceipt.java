package io.rosterkit.model.invitation;

import io.rosterkit.model.InvitationId;
import io.rosterkit.model.UserId;
import java.time.Instant;

/**
 * An invitation as it came out of a change: its id, the id its user will have, its state and its time. It holds no
 * secret.
 */
public record InvitationReceipt(InvitationId invitation, UserId user, InvitationState state, Instant expiresAt) {}
