package io.rosterkit.recovery;

import io.rosterkit.engine.policy.TimeSpan;
import io.rosterkit.model.outcome.Arguments;
import java.time.Duration;

/** How long a link that sets a new password, or confirms a new address, is valid. Immutable. */
public final class RecoveryPolicy {

    @TimeSpan(atMost = "P1D")
    private final Duration lifetime;

    private RecoveryPolicy(Duration lifetime) {
        this.lifetime = lifetime;
    }

    /** One hour. */
    public static RecoveryPolicy standard() {
        return new RecoveryPolicy(Duration.ofHours(1));
    }

    /** How long a link is valid. */
    public Duration lifetime() {
        return lifetime;
    }

    /** The same, with another lifetime of a link: positive and at most a day. Default: one hour. */
    public RecoveryPolicy lifetime(Duration time) {
        Arguments.required("time", time);
        return new RecoveryPolicy(time);
    }
}
