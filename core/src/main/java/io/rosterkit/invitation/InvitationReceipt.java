package io.rosterkit.invitation;

import io.rosterkit.model.InvitationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.invitation.Invitation;
import io.rosterkit.model.invitation.InvitationState;
import java.time.Instant;
import java.util.UUID;

/**
 * An invitation as it came out of a change: its id, the id its user will have, its state and its time. It holds no
 * secret.
 */
public record InvitationReceipt(InvitationId invitation, UserId user, InvitationState state, Instant expiresAt) {

    static InvitationReceipt of(Invitation row) {
        return new InvitationReceipt(
                row.id(),
                row.invitee().user(),
                row.course().state(),
                row.course().expiresAt());
    }

    static String write(InvitationReceipt receipt) {
        return receipt.invitation + " " + receipt.user + " " + receipt.state + " " + receipt.expiresAt;
    }

    static InvitationReceipt read(String text) {
        String[] parts = text.split(" ", -1);
        return new InvitationReceipt(
                new InvitationId(UUID.fromString(parts[0])),
                new UserId(UUID.fromString(parts[1])),
                InvitationState.valueOf(parts[2]),
                Instant.parse(parts[3]));
    }
}
