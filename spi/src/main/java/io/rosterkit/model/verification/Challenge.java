package io.rosterkit.model.verification;

import io.rosterkit.model.ChallengeId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.contact.PhoneNumber;
import java.time.Instant;
import java.util.UUID;

/**
 * The demand for a code, as stored. It holds no code: the code is derived from the id, the number of the sending and
 * the key, whenever it is sent or checked.
 */
public record Challenge(
        OrganizationId organization,
        ChallengeId id,
        About about,
        PhoneNumber to,
        Course course,
        int keyId,
        long version) {

    /**
     * For what it is, about whom (an invitation, or a user), and the generation of the link or the session epoch of the
     * user at that time: another one makes it void. {@code device} is the device from which somebody signs in, or nil.
     */
    public record About(Purpose purpose, UUID subject, long epoch, UUID device) {}

    /**
     * How it went: whether it still waits, the number of the sending whose code counts, the tries over all sendings,
     * and the times from and until which that code counts.
     */
    public record Course(boolean open, int sending, int tries, Instant sentAt, Instant expiresAt) {}

    /** For what a code is asked. */
    public enum Purpose {
        /** The last step of a registration. */
        REGISTRATION,
        /** The second step of a sign-in. */
        SIGN_IN
    }

    /** The same challenge further on its course. */
    public Challenge moved(Course to) {
        return new Challenge(organization, id, about, this.to, to, keyId, version + 1);
    }
}
