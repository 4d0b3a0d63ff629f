package io.rosterkit.lockout;

import io.rosterkit.engine.policy.TimeSpan;
import io.rosterkit.model.outcome.Arguments;
import jakarta.validation.constraints.Positive;
import java.time.Duration;

/**
 * How many failures one source may have at one organization within a window. The limits hold for all organizations of a
 * roster. Each process counts its own calls; with a {@code SourceBudget} of the host, only {@link #clientKeyOptional()}
 * is used. Immutable.
 */
public final class SourceLimits {

    @Positive
    private final int failures;

    @TimeSpan(atMost = "P366D")
    private final Duration window;

    @Positive
    private final int maxSources;

    private final boolean clientKeyOptional;

    private SourceLimits(int failures, Duration window, int maxSources, boolean clientKeyOptional) {
        this.failures = failures;
        this.window = window;
        this.maxSources = maxSources;
        this.clientKeyOptional = clientKeyOptional;
    }

    /**
     * 30 failures in 5 minutes, and 100,000 remembered sources. A call without a session needs a client key, a known
     * device or a step of a sign-in.
     */
    public static SourceLimits standard() {
        return new SourceLimits(30, Duration.ofMinutes(5), 100_000, false);
    }

    /** How many failures one source may have within a window. */
    public int failures() {
        return failures;
    }

    /** The same, with so many failures of one source: 1 or more; there is no upper bound. Default: 30. */
    public SourceLimits failures(int count) {
        return new SourceLimits(count, window, maxSources, clientKeyOptional);
    }

    /** How long the window lasts. It begins with the first attempt of the source. */
    public Duration window() {
        return window;
    }

    /** The same, with another window: positive and at most 366 days. Default: 5 minutes. */
    public SourceLimits window(Duration length) {
        Arguments.required("length", length);
        return new SourceLimits(failures, length, maxSources, clientKeyOptional);
    }

    /** How many sources are remembered. Beyond that, the one that was not charged for the longest time is forgotten. */
    public int maxSources() {
        return maxSources;
    }

    /**
     * The same, with so many sources remembered: 1 or more; there is no upper bound. Each takes memory of the process.
     * Default: 100,000.
     */
    public SourceLimits maxSources(int sources) {
        return new SourceLimits(failures, window, sources, clientKeyOptional);
    }

    /** Whether a host may omit the client key. */
    public boolean clientKeyOptional() {
        return clientKeyOptional;
    }

    /**
     * The same, where a host may omit the client key. Such a call is not limited by source, unless it has a known
     * device or a step of a sign-in. Default: it may not.
     */
    public SourceLimits clientKeyOptional(boolean allowed) {
        return new SourceLimits(failures, window, maxSources, allowed);
    }
}
