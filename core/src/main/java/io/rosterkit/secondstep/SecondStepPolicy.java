package io.rosterkit.secondstep;

import io.rosterkit.engine.policy.Ascending;
import io.rosterkit.engine.policy.TimeSpan;
import io.rosterkit.model.outcome.Arguments;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.time.Duration;

/**
 * When the library asks for a code by SMS as second step, how long a code is valid, and how often one is sent. It also
 * limits the attempts at all codes of one challenge together. Immutable.
 */
public final class SecondStepPolicy {

    private final Demand registration;
    private final Demand signIn;

    @TimeSpan(atMost = "PT10M")
    private final Duration lifetime;

    @Positive
    @Max(5)
    private final int attempts;

    @Valid
    private final Sendings sendings;

    private SecondStepPolicy(Demand registration, Demand signIn, Duration lifetime, int attempts, Sendings sendings) {
        this.registration = registration;
        this.signIn = signIn;
        this.lifetime = lifetime;
        this.attempts = attempts;
        this.sendings = sendings;
    }

    /** When a second step is asked for. */
    public enum Demand {
        /** Never. */
        OFF,
        /** Each time, but not on a device from which the user has signed in before. */
        UNKNOWN_DEVICE,
        /** Each time. */
        ALWAYS
    }

    /** Off; ten minutes, five attempts; sent as {@link Sendings#standard()} says. */
    public static SecondStepPolicy standard() {
        return new SecondStepPolicy(Demand.OFF, Demand.OFF, Duration.ofMinutes(10), 5, Sendings.standard());
    }

    /** When registering asks for a code. */
    public Demand registration() {
        return registration;
    }

    /** The same, where registering asks for a code then. Default: {@link Demand#OFF}. */
    public SecondStepPolicy registration(Demand demand) {
        Arguments.required("demand", demand);
        return new SecondStepPolicy(demand, signIn, lifetime, attempts, sendings);
    }

    /** When signing in asks for a code. */
    public Demand signIn() {
        return signIn;
    }

    /** The same, where signing in asks for a code then. Default: {@link Demand#OFF}. */
    public SecondStepPolicy signIn(Demand demand) {
        Arguments.required("demand", demand);
        return new SecondStepPolicy(registration, demand, lifetime, attempts, sendings);
    }

    /** How long a code is valid. */
    public Duration lifetime() {
        return lifetime;
    }

    /** The same, with another lifetime of a code: positive and at most ten minutes. Default: ten minutes. */
    public SecondStepPolicy lifetime(Duration time) {
        Arguments.required("time", time);
        return new SecondStepPolicy(registration, signIn, time, attempts, sendings);
    }

    /** How many attempts all codes of one challenge have together. */
    public int attempts() {
        return attempts;
    }

    /** The same, with so many attempts for all codes of one challenge: 1 to 5. Default: 5. */
    public SecondStepPolicy attempts(int atMost) {
        return new SecondStepPolicy(registration, signIn, lifetime, atMost, sendings);
    }

    /** How often a code is sent. */
    public Sendings sendings() {
        return sendings;
    }

    /** The same, sent more or less often. Default: {@link Sendings#standard()}. */
    public SecondStepPolicy sendings(Sendings limits) {
        Arguments.required("limits", limits);
        return new SecondStepPolicy(registration, signIn, lifetime, attempts, limits);
    }

    /** Whether codes are sent at all. */
    public boolean sendsCodes() {
        return registration != Demand.OFF || signIn != Demand.OFF;
    }

    /**
     * Limits how often a code is sent: for one challenge, and within a window to one user or for one invitation. A
     * window begins with its first sending. It counts the sendings of all challenges, whatever their result was. There
     * is also a least time between two sendings. Immutable.
     */
    @Ascending({"minInterval", "window"})
    public static final class Sendings {

        @Positive
        private final int maxPerChallenge;

        @Positive
        private final int maxPerWindow;

        @TimeSpan(atMost = "P1D")
        private final Duration window;

        @TimeSpan(atLeast = "PT0S", atMost = "P1D")
        private final Duration minInterval;

        private Sendings(int maxPerChallenge, int maxPerWindow, Duration window, Duration minInterval) {
            this.maxPerChallenge = maxPerChallenge;
            this.maxPerWindow = maxPerWindow;
            this.window = window;
            this.minInterval = minInterval;
        }

        /** Five of one challenge, ten an hour over all, half a minute between two. */
        public static Sendings standard() {
            return new Sendings(5, 10, Duration.ofHours(1), Duration.ofSeconds(30));
        }

        /** How often a code is sent for one challenge. */
        public int maxPerChallenge() {
            return maxPerChallenge;
        }

        /** The same, with so many sendings for one challenge: 1 or more. Default: 5. */
        public Sendings maxPerChallenge(int codes) {
            return new Sendings(codes, maxPerWindow, window, minInterval);
        }

        /** How often a code is sent within a window, over all challenges. */
        public int maxPerWindow() {
            return maxPerWindow;
        }

        /** The same, with so many sendings within a window, over all challenges: 1 or more. Default: 10. */
        public Sendings maxPerWindow(int codes) {
            return new Sendings(maxPerChallenge, codes, window, minInterval);
        }

        /** How long a window is, from its first sending on. */
        public Duration window() {
            return window;
        }

        /** The same, with another window: positive and at most a day. Default: an hour. */
        public Sendings within(Duration time) {
            Arguments.required("time", time);
            return new Sendings(maxPerChallenge, maxPerWindow, time, minInterval);
        }

        /** The least time between two sendings. */
        public Duration minInterval() {
            return minInterval;
        }

        /** The same, with another least time between two sendings: none to the window. Default: half a minute. */
        public Sendings minInterval(Duration time) {
            Arguments.required("time", time);
            return new Sendings(maxPerChallenge, maxPerWindow, window, time);
        }
    }
}
