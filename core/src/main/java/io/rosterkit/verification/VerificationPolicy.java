package io.rosterkit.verification;

import java.time.Duration;

/**
 * When a code by SMS is asked for as second step, how long a code counts, how many tries all sendings of one challenge
 * have together, how many sendings there are, and the least time between two of them.
 */
public record VerificationPolicy(
        Demand registration, Demand signIn, Duration lifetime, int tries, int sendings, Duration between) {

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

    /** Off; ten minutes, five tries, five sendings, half a minute between two of them. */
    public static VerificationPolicy standard() {
        return new VerificationPolicy(Demand.OFF, Demand.OFF, LONGEST, MOST_TRIES, 5, Duration.ofSeconds(30));
    }

    public VerificationPolicy {
        if (lifetime.isNegative() || lifetime.isZero() || lifetime.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("verification.lifetime must be positive and at most ten minutes");
        }
        if (tries < 1 || tries > MOST_TRIES) {
            throw new IllegalArgumentException("verification.tries must be 1 to 5");
        }
        if (sendings < 1 || between.isNegative()) {
            throw new IllegalArgumentException("verification.sendings must be positive, and between not negative");
        }
    }

    /** The same, with second steps at these times. */
    public VerificationPolicy with(Demand atRegistration, Demand atSignIn) {
        return new VerificationPolicy(atRegistration, atSignIn, lifetime, tries, sendings, between);
    }

    /** Whether codes are sent at all. */
    public boolean sendsCodes() {
        return registration != Demand.OFF || signIn != Demand.OFF;
    }
}
