package io.rosterkit.lockout;

import java.time.Duration;

/**
 * How many attempts a door allows at one kind of proof. {@code threshold} failures lock it, each of them within the
 * {@code window} after the one before, so that between two locks no time as long as the window sees more than that
 * many; the first lock lasts {@code firstWait}, each further one twice as long up to {@code longestWait}; after
 * {@code temporaryLocks} of them the next is lifted by an administrator only. After {@code cap} failures in a row, over
 * all locks and whoever lifted them, nothing is tried any more until the proof itself is replaced.
 */
public record Budget(
        int threshold, Duration window, Duration firstWait, Duration longestWait, int temporaryLocks, int cap) {

    /** For budgets that know temporary locks only. */
    public static final int NEVER_HELD = Integer.MAX_VALUE;

    /** For budgets of what is not a guess at an account. */
    public static final int NO_CAP = Integer.MAX_VALUE;

    private static final Duration LONGEST = Duration.ofDays(366);

    public Budget {
        if (threshold < 1 || cap < 1 || temporaryLocks < 0) {
            throw new IllegalArgumentException("lockout.budget.threshold and cap must be positive");
        }
        if (window.isNegative() || window.isZero() || firstWait.isNegative() || firstWait.isZero()) {
            throw new IllegalArgumentException("lockout.budget.window and firstWait must be positive");
        }
        if (longestWait.compareTo(firstWait) < 0) {
            throw new IllegalArgumentException("lockout.budget.longestWait must not be less than firstWait");
        }
        if (window.compareTo(LONGEST) > 0 || longestWait.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("lockout.budget.window and longestWait must be at most 366 days");
        }
    }

    /**
     * The same for whoever does not exist: many share such a door and nobody ever opens it, so it never closes for
     * long, nor for good.
     */
    public Budget forNobody() {
        return new Budget(threshold, window, firstWait, firstWait, NEVER_HELD, NO_CAP);
    }

    /** How long the lock after so many earlier ones lasts. */
    Duration wait(int earlier) {
        Duration wait = firstWait;
        for (int i = 0; i < earlier && wait.compareTo(longestWait) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(longestWait) < 0 ? wait : longestWait;
    }
}
