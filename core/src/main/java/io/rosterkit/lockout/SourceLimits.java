package io.rosterkit.lockout;

import io.rosterkit.engine.policy.TimeSpan;
import io.rosterkit.model.outcome.Arguments;
import jakarta.validation.constraints.Positive;
import java.time.Duration;

/**
 * How many failures one source may have at one organization within a window. The limits are the same for a whole
 * roster, and each of its processes counts for itself. Immutable.
 */
public final class SourceLimits {

    @Positive
    private final int failures;

    @TimeSpan(atMost = "P366D")
    private final Duration window;

    @Positive
    private final int kept;

    private final boolean mayBeUnknown;

    private SourceLimits(int failures, Duration window, int kept, boolean mayBeUnknown) {
        this.failures = failures;
        this.window = window;
        this.kept = kept;
        this.mayBeUnknown = mayBeUnknown;
    }

    /** 30 failures in 5 minutes; 100,000 sources are remembered; every call needs a client key. */
    public static SourceLimits standard() {
        return new SourceLimits(30, Duration.ofMinutes(5), 100_000, false);
    }

    /** How many failures one source may have within a window. */
    public int failures() {
        return failures;
    }

    /** The same, with so many failures of one source: 1 or more, without a bound. Default: 30. */
    public SourceLimits failures(int count) {
        return new SourceLimits(count, window, kept, mayBeUnknown);
    }

    /** How long the failures of a source count, from the first one on. */
    public Duration window() {
        return window;
    }

    /** The same, with another window: positive and at most 366 days. Default: 5 minutes. */
    public SourceLimits within(Duration time) {
        Arguments.required("time", time);
        return new SourceLimits(failures, time, kept, mayBeUnknown);
    }

    /** How many sources are remembered. Beyond that, the one that was not charged for the longest time is forgotten. */
    public int kept() {
        return kept;
    }

    /**
     * The same, with so many sources remembered: 1 or more, without a bound, since the host has the memory. Default:
     * 100,000.
     */
    public SourceLimits kept(int sources) {
        return new SourceLimits(failures, window, sources, mayBeUnknown);
    }

    /** Whether a host may omit the client key. */
    public boolean mayBeUnknown() {
        return mayBeUnknown;
    }

    /** The same, where a host may omit the client key; such a call has no budget by source. Default: it may not. */
    public SourceLimits mayBeUnknown(boolean allowed) {
        return new SourceLimits(failures, window, kept, allowed);
    }
}
