package io.rosterkit.lockout;

import io.rosterkit.model.outcome.Arguments;
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
        Arguments.required("window", window, "firstWait", firstWait, "longestWait", longestWait);
        positive("threshold", threshold);
        positive("cap", cap);
        if (temporaryLocks < 0) {
            throw new IllegalArgumentException("lockout.budget.temporaryLocks must not be negative");
        }
        positive("window", window.compareTo(Duration.ZERO));
        positive("firstWait", firstWait.compareTo(Duration.ZERO));
        if (longestWait.compareTo(firstWait) < 0) {
            throw new IllegalArgumentException("lockout.budget.longestWait must not be less than firstWait");
        }
        atMost("window", window);
        atMost("longestWait", longestWait);
    }

    private static void positive(String knob, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("lockout.budget." + knob + " must be positive");
        }
    }

    private static void atMost(String knob, Duration value) {
        if (value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("lockout.budget." + knob + " must be at most 366 days");
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
