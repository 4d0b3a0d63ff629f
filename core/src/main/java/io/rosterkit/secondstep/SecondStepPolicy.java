package io.rosterkit.secondstep;

import io.rosterkit.model.outcome.Arguments;
import java.time.Duration;

/**
 * When a code by SMS is asked for as second step, how long a code counts, how many tries all sendings of one challenge
 * have together, and how often a code is sent.
 */
public record SecondStepPolicy(Demand registration, Demand signIn, Duration lifetime, int tries, Sendings sendings) {

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int MOST_TRIES = 5;

    /** When a second step is asked for. */
    public enum Demand {
        /** Never. */
        OFF,
        /** Each time, but not on a device from which the user has signed in before. */
        UNKNOWN_DEVICE,
        /** Each time. */
        ALWAYS
    }

    /**
     * How often a code is sent at most for one challenge, and how often to one user or for one invitation within a
     * window that begins with the first sending, over all challenges and whatever comes of them; and the least time
     * between two sendings. A sending is never given back. The window is a day at most.
     */
    public record Sendings(int ofOne, int ofAll, Duration window, Duration between) {

        private static final Duration DAY = Duration.ofDays(1);

        public Sendings {
            Arguments.required("window", window, "between", between);
            if (ofOne < 1) {
                throw new IllegalArgumentException("secondStep.sendings.ofOne must be positive");
            }
            if (ofAll < 1) {
                throw new IllegalArgumentException("secondStep.sendings.ofAll must be positive");
            }
            if (between.isNegative()) {
                throw new IllegalArgumentException("secondStep.sendings.between must not be negative");
            }
            if (window.isNegative() || window.isZero() || window.compareTo(DAY) > 0) {
                throw new IllegalArgumentException("secondStep.sendings.window must be positive and at most a day");
            }
            if (between.compareTo(window) > 0) {
                throw new IllegalArgumentException("secondStep.sendings.between must be at most the window");
            }
        }
    }

    /**
     * Off; ten minutes, five tries; five sendings of one challenge, ten an hour over all, half a minute between two.
     */
    public static SecondStepPolicy standard() {
        Sendings sendings = new Sendings(5, 10, Duration.ofHours(1), Duration.ofSeconds(30));
        return new SecondStepPolicy(Demand.OFF, Demand.OFF, LONGEST, MOST_TRIES, sendings);
    }

    public SecondStepPolicy {
        Arguments.required("registration", registration, "signIn", signIn, "lifetime", lifetime, "sendings", sendings);
        if (lifetime.isNegative() || lifetime.isZero() || lifetime.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("secondStep.lifetime must be positive and at most ten minutes");
        }
        if (tries < 1 || tries > MOST_TRIES) {
            throw new IllegalArgumentException("secondStep.tries must be 1 to 5");
        }
    }

    /** The same, with second steps at these times. */
    public SecondStepPolicy with(Demand atRegistration, Demand atSignIn) {
        Arguments.required("atRegistration", atRegistration, "atSignIn", atSignIn);
        return new SecondStepPolicy(atRegistration, atSignIn, lifetime, tries, sendings);
    }

    /** The same, sent more or less often. */
    public SecondStepPolicy with(Sendings others) {
        Arguments.required("others", others);
        return new SecondStepPolicy(registration, signIn, lifetime, tries, others);
    }

    /** Whether codes are sent at all. */
    public boolean sendsCodes() {
        return registration != Demand.OFF || signIn != Demand.OFF;
    }
}
