package io.rosterkit.password;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;

/**
 * How many passwords are hashed at once, and how many calls wait for that; one for a whole roster, in each of its
 * processes. Immutable.
 */
public final class HashingLimits {

    @Positive
    private final int atOnce;

    @PositiveOrZero
    @Max(1_000_000)
    private final int waiting;

    private HashingLimits(int atOnce, int waiting) {
        this.atOnce = atOnce;
        this.waiting = waiting;
    }

    /** One for each processor at once, and 64 that wait. */
    public static HashingLimits standard() {
        return new HashingLimits(Runtime.getRuntime().availableProcessors(), 64);
    }

    /** How many passwords are hashed at once. */
    public int atOnce() {
        return atOnce;
    }

    /**
     * The same, where so many passwords are hashed at once: 1 or more. Where there are fewer processors, there are as
     * many as those. Default: one for each processor.
     */
    public HashingLimits atOnce(int passwords) {
        return new HashingLimits(passwords, waiting);
    }

    /** How many calls may wait for a processor before the next one is refused. */
    public int waiting() {
        return waiting;
    }

    /** The same, where so many calls may wait for a processor: none to 1,000,000. Default: 64. */
    public HashingLimits waiting(int calls) {
        return new HashingLimits(atOnce, calls);
    }
}
