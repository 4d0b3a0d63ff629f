package io.rosterkit.model.verification.stored;

import io.rosterkit.model.ChallengeId;
import io.rosterkit.model.DeviceId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.contact.Destination;
import io.rosterkit.model.notice.Channel;
import java.util.Optional;
import java.util.UUID;

/**
 * A challenge to enter a code, as stored: one row for each purpose and subject. It holds no code. The code is derived
 * from the id, the number of the sending and the key, whenever it is sent or checked. A new challenge has another id
 * and the same row, so steps and codes of the earlier challenge are not valid any more.
 */
public record Challenge(
        OrganizationId organization,
        ChallengeId id,
        About about,
        Destination to,
        ChallengeProgress progress,
        int keyId,
        long version) {

    /**
     * What the challenge is about. {@code subject} is an invitation or a user. {@code epoch} tells the link and the
     * password of the invitation, or the session epoch of the user, at that time; the challenge is void when it has
     * changed. {@code device} is the known device from which the user signs in.
     */
    public record About(Purpose purpose, UUID subject, long epoch, Optional<DeviceId> device) {}

    /** What a code is asked for. */
    public enum Purpose {
        /** A step of a registration: the invited person holds the mailbox of the address from the invitation. */
        MAILBOX,
        /** The last step of a registration. */
        REGISTRATION,
        /** The second step of a sign-in. */
        SIGN_IN
    }

    /** The same challenge after a change. */
    public Challenge moved(ChallengeProgress to) {
        return new Challenge(organization, id, about, this.to, to, keyId, version + 1);
    }

    /** By what its codes travel. */
    public Channel channel() {
        return Channel.of(to);
    }

    /** The same challenge, whose codes go elsewhere from now on. */
    public Challenge redirected(Destination elsewhere) {
        return new Challenge(organization, id, about, elsewhere, progress, keyId, version);
    }

    /** The newer challenge in the row of this one, which is not valid any more. */
    public Challenge supersededBy(Challenge newer) {
        return new Challenge(organization, newer.id, newer.about, newer.to, newer.progress, newer.keyId, version + 1);
    }
}
