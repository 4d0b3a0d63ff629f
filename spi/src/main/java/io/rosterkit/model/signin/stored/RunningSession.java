package io.rosterkit.model.signin.stored;

import io.rosterkit.model.DeviceId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.SessionId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.signin.Proven;
import java.time.Instant;
import java.util.Optional;

/**
 * A session as stored. It is good until its end, as long as the user may act and the user's session epoch is the one it
 * was made in.
 */
public record RunningSession(
        OrganizationId organization,
        SessionId id,
        Bond bond,
        Proven proven,
        Instant begunAt,
        Instant expiresAt,
        long version) {

    /** To whom it belongs, in which epoch, and on which device. */
    public record Bond(UserId user, long epoch, Optional<DeviceId> device) {

        /** No user ever is in this epoch. */
        private static final long NONE = 0;

        private Bond loosened() {
            return new Bond(user, NONE, device);
        }
    }

    /** The same session, ended now; a process whose clock is behind refuses it too. */
    public RunningSession ended(Instant now) {
        return new RunningSession(
                organization,
                id,
                bond.loosened(),
                proven,
                begunAt,
                now.isBefore(expiresAt) ? now : expiresAt,
                version + 1);
    }

    /** The same session, after its owner gave the password once more. */
    public RunningSession steppedUp(Instant now) {
        return new RunningSession(
                organization, id, bond, new Proven(now, proven.codeAt()), begunAt, expiresAt, version + 1);
    }
}
