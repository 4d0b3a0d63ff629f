package io.rosterkit.invitation;

import io.rosterkit.engine.policy.TimeSpan;
import io.rosterkit.model.outcome.Arguments;
import jakarta.validation.constraints.Positive;
import java.time.Duration;

/** How long an invitation may be used, and how many lines a list may have. Immutable. */
public final class InvitationPolicy {

    @TimeSpan(atMost = "P366D")
    private final Duration lifetime;

    @Positive
    private final int linesAtMost;

    private InvitationPolicy(Duration lifetime, int linesAtMost) {
        this.lifetime = lifetime;
        this.linesAtMost = linesAtMost;
    }

    /** 7 days and 10,000 lines. */
    public static InvitationPolicy standard() {
        return new InvitationPolicy(Duration.ofDays(7), 10_000);
    }

    /** How long an invitation may be used. */
    public Duration lifetime() {
        return lifetime;
    }

    /** The same, with another lifetime of an invitation: positive and at most 366 days. Default: 7 days. */
    public InvitationPolicy lifetime(Duration time) {
        Arguments.required("time", time);
        return new InvitationPolicy(time, linesAtMost);
    }

    /** How many lines a list may have. */
    public int linesAtMost() {
        return linesAtMost;
    }

    /** The same, with other lists: 1 line or more, without a bound, since a host pays for them. Default: 10,000. */
    public InvitationPolicy linesAtMost(int lines) {
        return new InvitationPolicy(lifetime, lines);
    }
}
