package io.rosterkit.model.verification.stored;

import io.rosterkit.model.ChallengeId;
import io.rosterkit.model.DeviceId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.contact.PhoneNumber;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The demand for a code, as stored: one row a purpose and subject. It holds no code: the code is derived from the id,
 * the number of the sending and the key, whenever it is sent or checked. A new demand has another id and the same row,
 * so that steps and codes of the one before are dead.
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
     * user at that time: another one makes it void. {@code device} is the known device from which the user signs in.
     */
    public record About(Purpose purpose, UUID subject, long epoch, Optional<DeviceId> device) {}

    /**
     * How it went: whether it still waits (else its code was used), the number of the sending whose code counts, the
     * tries over all sendings, when it was made, and the times from and until which that code counts.
     */
    public record Course(
            boolean open, int sending, int tries, Instant begunAt, Instant sentAt, Instant expiresAt, Pace pace) {

        /** The same with one more try. */
        public Course tried() {
            return new Course(open, sending, tries + 1, begunAt, sentAt, expiresAt, pace);
        }

        /** The same after its code was used. */
        public Course used() {
            return new Course(false, sending, tries, begunAt, sentAt, expiresAt, pace);
        }
    }

    /** How many codes were sent since that time, over all demands of this row. */
    public record Pace(int sendings, Instant since) {}

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

    /** That challenge in the row of this one, which is dead from then on. */
    public Challenge supersededBy(Challenge newer) {
        return new Challenge(organization, newer.id, newer.about, newer.to, newer.course, newer.keyId, version + 1);
    }
}
