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
 * from the id, the number of the sending and the key, each time it is sent or checked. A new challenge replaces the id
 * in the same row. The steps and codes of the earlier one are invalid then.
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
     * What the challenge is about. {@code subject} is an invitation or a user. For an invitation, {@code epoch} changes
     * with each new link, address or password; for a user, it is the session epoch. The challenge is void when it has
     * changed. {@code device} is the known device from which the user signs in.
     */
    public record About(Purpose purpose, UUID subject, long epoch, Optional<DeviceId> device) {}

    /** What a code is asked for. */
    public enum Purpose {
        /** Registration: a code by mail, which proves that the invited person has the mailbox. */
        MAILBOX,
        /** Registration: a code to the number of the invited person, after the mailbox is proven. */
        REGISTRATION,
        /** The second step of a sign-in. */
        SIGN_IN
    }

    /** The next version, with that progress. */
    public Challenge moved(ChallengeProgress after) {
        return new Challenge(organization, id, about, to, after, keyId, version + 1);
    }

    /** The channel of its codes. */
    public Channel channel() {
        return Channel.of(to);
    }

    /**
     * The same version, whose codes go elsewhere; for a challenge that {@link #moved} has made and that is not stored.
     */
    public Challenge redirected(Destination elsewhere) {
        return new Challenge(organization, id, about, elsewhere, progress, keyId, version);
    }

    /** The newer challenge, in the row of this one. This one is invalid then. */
    public Challenge supersededBy(Challenge newer) {
        return new Challenge(organization, newer.id, newer.about, newer.to, newer.progress, newer.keyId, version + 1);
    }
}
