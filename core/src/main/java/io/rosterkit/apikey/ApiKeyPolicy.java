package io.rosterkit.apikey;

import io.rosterkit.engine.policy.TimeSpan;
import io.rosterkit.model.outcome.Arguments;
import java.time.Duration;

/** How long an API key works at most. A change concerns keys that are made after it. Immutable. */
public final class ApiKeyPolicy {

    @TimeSpan(atMost = "P1830D")
    private final Duration lifetime;

    private ApiKeyPolicy(Duration lifetime) {
        this.lifetime = lifetime;
    }

    /** 365 days. */
    public static ApiKeyPolicy standard() {
        return new ApiKeyPolicy(Duration.ofDays(365));
    }

    /** How long a key works at most, and without an end of its own. */
    public Duration lifetime() {
        return lifetime;
    }

    /** The same, with another longest time: positive and at most 1830 days. Default: 365 days. */
    public ApiKeyPolicy lifetime(Duration time) {
        Arguments.required("time", time);
        return new ApiKeyPolicy(time);
    }
}
