package io.rosterkit.lockout;

import io.rosterkit.model.outcome.Arguments;
import java.time.Duration;

/**
 * How many attempts a counter allows at one kind of proof. {@code threshold} failures lock it, each of them within the
 * {@code window} after the one before. So between two locks no time as long as the window has more failures than that.
 * The first lock lasts {@code firstWait}, each further one twice as long, up to {@code longestWait}. After
 * {@code temporaryLocks} of them, only an administrator lifts the next one. After {@code cap} failures in a row, over
 * all locks, no attempt is made until the user replaces the proof; lifting a lock does not reset that number.
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
     * The same for an account that does not exist. Many share such a counter and no administrator unlocks it, so its
     * locks are short and temporary.
     */
    public Budget forNobody() {
        return new Budget(threshold, window, firstWait, firstWait, NEVER_HELD, NO_CAP);
    }

    /** How long a lock lasts that comes after so many earlier ones in a row. */
    public Duration lockAfter(int earlier) {
        Duration wait = firstWait;
        for (int i = 0; i < earlier && wait.compareTo(longestWait) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(longestWait) < 0 ? wait : longestWait;
    }
}
