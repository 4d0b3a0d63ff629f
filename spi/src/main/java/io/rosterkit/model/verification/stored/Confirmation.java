package io.rosterkit.model.verification.stored;

import io.rosterkit.model.Bytes;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.invitation.stored.LinkSeed;
import java.util.Optional;

/**
 * What a link that was mailed to a user is valid for, as stored: one row for each user and purpose. It holds no link. A
 * new generation makes the earlier links invalid.
 */
public record Confirmation(
        OrganizationId organization,
        UserId user,
        Purpose purpose,
        ConfirmationProgress progress,
        LinkSeed link,
        Optional<Pending> pending,
        long version) {

    /** What the link is for. */
    public enum Purpose {
        /** To set a new password. */
        RECOVERY,
        /** To show that a new address is one's own. */
        NEW_ADDRESS
    }

    /** An address that is to become the user's, sealed, and the number of the key. */
    public record Pending(int keyId, Bytes address) {}

    /** The same row, one change further. */
    public Confirmation next(ConfirmationProgress newProgress, LinkSeed newLink, Optional<Pending> nowPending) {
        return new Confirmation(organization, user, purpose, newProgress, newLink, nowPending, version + 1);
    }
}
