package io.rosterkit.lockout;

import java.time.Duration;

/**
 * How many attempts a door allows at one kind of proof. {@code threshold} failures within the {@code window} lock it;
 * the first lock lasts {@code firstWait}, each further one twice as long up to {@code longestWait}; after
 * {@code temporaryLocks} of them the next is lifted by an administrator only. After {@code cap} failures in a row, over
 * all locks and whoever lifted them, nothing is tried any more until the proof itself is replaced.
 */
public record Budget(
        int threshold, Duration window, Duration firstWait, Duration longestWait, int temporaryLocks, int cap) {

    /** For budgets that know temporary locks only. */
    public static final int NEVER_HELD = Integer.MAX_VALUE;

    /** For budgets of what is not a guess at an account. */
    public static final int NO_CAP = Integer.MAX_VALUE;

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
