package io.rosterkit.model.verification.stored;

import io.rosterkit.model.Bytes;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.invitation.stored.LinkSeed;
import java.time.Instant;
import java.util.Optional;

/**
 * What a link that was mailed to a user is good for, as stored: one row a user and purpose. It holds no link. A new
 * generation kills the links before it.
 */
public record Confirmation(
        OrganizationId organization,
        UserId user,
        Purpose purpose,
        Course course,
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

    /** Whether it still waits, the user's session epoch it was asked for in, and from when until when it is good. */
    public record Course(boolean open, long epoch, Instant madeAt, Instant expiresAt) {}

    /** An address that is to become the user's, sealed, and the number of the key. */
    public record Pending(int keyId, Bytes address) {}

    /** The same row, one change further. */
    public Confirmation next(Course newCourse, LinkSeed newLink, Optional<Pending> nowPending) {
        return new Confirmation(organization, user, purpose, newCourse, newLink, nowPending, version + 1);
    }
}
