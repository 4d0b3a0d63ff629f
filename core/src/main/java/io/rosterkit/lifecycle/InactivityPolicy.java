package io.rosterkit.lifecycle;

import io.rosterkit.engine.policy.TimeSpan;
import io.rosterkit.model.outcome.Arguments;
import java.time.Duration;
import java.util.Optional;

/** Whether users who do not sign in for a time are warned, and then deactivated. Immutable. */
public final class InactivityPolicy {

    private final boolean on;

    @TimeSpan(atLeast = "P1D", atMost = "P3650D")
    private final Duration after;

    @TimeSpan(atLeast = "PT1H", atMost = "P90D")
    private final Duration warnedBefore;

    private InactivityPolicy(boolean on, Duration after, Duration warnedBefore) {
        this.on = on;
        this.after = after;
        this.warnedBefore = warnedBefore;
    }

    /** No user is warned or deactivated, however long ago the last sign-in was. */
    public static InactivityPolicy off() {
        return new InactivityPolicy(false, Duration.ofDays(365), Duration.ofDays(14));
    }

    /**
     * A user who has not signed in for that time is deactivated: 1 to 3,650 days. The user is warned 14 days before.
     */
    public static InactivityPolicy after(Duration time) {
        Arguments.required("time", time);
        return new InactivityPolicy(true, time, off().warnedBefore());
    }

    /** How long a user may be without a sign-in; empty where no user is deactivated for that. */
    public Optional<Duration> after() {
        return Optional.of(after).filter(time -> on);
    }

    /** How long before the deactivation the user is warned. */
    public Duration warnedBefore() {
        return warnedBefore;
    }

    /**
     * The same, with a warning so long before: 1 hour to 90 days, and shorter than the time without a sign-in. No user
     * is deactivated earlier than that time after the warning. Default: 14 days.
     */
    public InactivityPolicy warnedBefore(Duration time) {
        Arguments.required("time", time);
        return new InactivityPolicy(on, after, time);
    }
}
