package io.rosterkit.model.verification.stored;

import java.time.Instant;

/**
 * How far a challenge has come. {@code sentAt} and {@code expiresAt} are the times from and until which the current
 * code is valid.
 *
 * @param open false once the code was used
 * @param sendingNumber the number of the sending whose code is valid
 * @param attempts the attempts so far, over all sendings
 * @param begunAt when the challenge was made
 * @param sendingWindow how many codes were sent lately
 */
public record ChallengeProgress(
        boolean open,
        int sendingNumber,
        int attempts,
        Instant begunAt,
        Instant sentAt,
        Instant expiresAt,
        SendingWindow sendingWindow) {

    /** The same with one more attempt. */
    public ChallengeProgress withOneMoreAttempt() {
        return new ChallengeProgress(open, sendingNumber, attempts + 1, begunAt, sentAt, expiresAt, sendingWindow);
    }

    /** The same after its code was used. */
    public ChallengeProgress used() {
        return new ChallengeProgress(false, sendingNumber, attempts, begunAt, sentAt, expiresAt, sendingWindow);
    }
}
