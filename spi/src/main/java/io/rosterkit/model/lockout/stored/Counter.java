package io.rosterkit.model.lockout.stored;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.lockout.Proof;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The attempts at one kind of proof of one subject of one attempt channel. Attempts are numbered; a success wipes out
 * all up to its own number and none after it, so that no order of parallel attempts gives a guess back.
 */
public record Counter(OrganizationId organization, Key key, Tally tally, Block block, Instant changedAt, long version) {

    /** The channel of all clients that are not a known device; a known device has its own id as channel. */
    public static final UUID UNKNOWN_CLIENTS = new UUID(0, 0);

    /**
     * What is counted. {@code subject} is a user, an invitation, a practice, or a decoy for an account that does not
     * exist.
     */
    public record Key(UUID subject, Proof proof, UUID channel) {

        /** The attempts of all who are not on a known device. */
        public static Key ofUnknownClients(UUID subject, Proof proof) {
            return new Key(subject, proof, UNKNOWN_CLIENTS);
        }
    }

    /**
     * The number of the last attempt, the number up to which a success wiped them out, and the window in which failures
     * count towards a lock: the number before its first attempt, and when the last one was.
     */
    public record Tally(long charged, long cleared, long windowBase, Instant windowFrom) {}

    /**
     * How many temporary locks there were in a row, the number of the attempt that brought the last one, until when it
     * lasts, and whether only an administrator lifts it.
     */
    public record Block(int locks, long causedBy, Optional<Instant> until, boolean held) {

        /** No lock. */
        public static Block none() {
            return new Block(0, 0, Optional.empty(), false);
        }
    }

    /** A counter that has not counted anything yet; it is not stored. */
    public static Counter none(OrganizationId organization, Key key, Instant now) {
        return new Counter(organization, key, new Tally(0, 0, 0, now), Block.none(), now, 0);
    }

    /** The counter one change further. */
    public Counter next(Tally newTally, Block newBlock, Instant at) {
        return new Counter(organization, key, newTally, newBlock, at, version + 1);
    }

    /** The counter as it is, at another time. */
    public Counter at(Instant time) {
        return new Counter(organization, key, tally, block, time, version);
    }

    /** Attempts since the last success. */
    public long inARow() {
        return tally.charged() - tally.cleared();
    }
}
