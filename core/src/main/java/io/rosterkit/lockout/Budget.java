package io.rosterkit.lockout;

import io.rosterkit.engine.policy.Ascending;
import io.rosterkit.engine.policy.TimeSpan;
import io.rosterkit.model.outcome.Arguments;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;

/**
 * How many attempts a counter allows at one kind of proof. Immutable.
 *
 * <p>The threshold is the number of failures that lock. Failures within one window always count together. A pause as
 * long as the window between two failures begins a new count. The first lock lasts the first wait, each further one
 * twice as long, up to the longest wait. After so many temporary locks the next one is held: it stays until an
 * administrator lifts it. The cap is a number of failures in a row, over all locks. When it is reached, no attempt is
 * made until the user replaces the proof; lifting a lock does not reset that number.
 */
@Ascending({"firstWait", "longestWait"})
public final class Budget {

    /** What {@link #heldAfter()} answers for a budget that knows temporary locks only. */
    public static final int NEVER_HELD = Integer.MAX_VALUE;

    /** What {@link #cap()} answers for a budget without a cap. */
    public static final int NO_CAP = Integer.MAX_VALUE;

    private static final Duration QUARTER = Duration.ofMinutes(15);

    @Positive
    private final int threshold;

    @TimeSpan(atMost = "P366D")
    private final Duration window;

    @TimeSpan(atMost = "P366D")
    private final Duration firstWait;

    @TimeSpan(atMost = "P366D")
    private final Duration longestWait;

    @PositiveOrZero
    private final int heldAfter;

    @Positive
    private final int cap;

    /** How long locks last. */
    private record Waits(Duration first, Duration longest) {}

    private Budget(int threshold, Duration window, Waits waits, int heldAfter, int cap) {
        this.threshold = threshold;
        this.window = window;
        this.firstWait = waits.first();
        this.longestWait = waits.longest();
        this.heldAfter = heldAfter;
        this.cap = cap;
    }

    /**
     * So many failures lock: 1 or more. The other defaults: within 15 minutes; locked for 15 minutes at first, at most
     * for a day. Held after 3 temporary locks; a cap of 25.
     */
    public static Budget threshold(int failures) {
        return new Budget(failures, QUARTER, new Waits(QUARTER, Duration.ofDays(1)), 3, 25);
    }

    /** How many failures lock. */
    public int threshold() {
        return threshold;
    }

    /** Within how long after the one before a failure counts towards the next lock. */
    public Duration window() {
        return window;
    }

    /** The same, with another window: positive and at most 366 days. Default: 15 minutes. */
    public Budget within(Duration time) {
        Arguments.required("time", time);
        return new Budget(threshold, time, waits(), heldAfter, cap);
    }

    /** How long the first lock lasts. */
    public Duration firstWait() {
        return firstWait;
    }

    /** How long a lock lasts at most. */
    public Duration longestWait() {
        return longestWait;
    }

    /**
     * The same with another first lock; each further lock is twice as long, up to the longest. Both are positive and at
     * most 366 days. Default: 15 minutes and a day.
     */
    public Budget lockedFor(Duration first, Duration longest) {
        Arguments.required("first", first, "longest", longest);
        return new Budget(threshold, window, new Waits(first, longest), heldAfter, cap);
    }

    /** After how many temporary locks the next one is lifted by an administrator only. */
    public int heldAfter() {
        return heldAfter;
    }

    /** The same, held after so many temporary locks: 0 or more; after none, the first lock is held. Default: 3. */
    public Budget heldAfter(int temporaryLocks) {
        return new Budget(threshold, window, waits(), temporaryLocks, cap);
    }

    /** The same, with temporary locks only. */
    public Budget neverHeld() {
        return heldAfter(NEVER_HELD);
    }

    /** After how many failures in a row no attempt is made until the proof is replaced. */
    public int cap() {
        return cap;
    }

    /**
     * The same, with so many failures in a row at most: 1 or more. {@link LockoutPolicy} has a bound for the sum of the
     * caps of an account. Default: 25.
     */
    public Budget cap(int failures) {
        return new Budget(threshold, window, waits(), heldAfter, failures);
    }

    /** The same, without a cap: for what is no guess at an account. */
    public Budget noCap() {
        return cap(NO_CAP);
    }

    private Waits waits() {
        return new Waits(firstWait, longestWait);
    }
}
