package io.rosterkit.session;

import io.rosterkit.engine.policy.TimeSpan;
import io.rosterkit.model.outcome.Arguments;
import java.time.Duration;
import java.time.Instant;

/**
 * How long a session lasts at most, whether it is used or not. A session that is running ends sooner when this time
 * becomes shorter, and not later when it becomes longer. A host that wants an idle limit too ends idle sessions itself.
 * Immutable.
 */
public final class SessionPolicy {

    @TimeSpan(atMost = "P366D")
    private final Duration lifetime;

    private SessionPolicy(Duration lifetime) {
        this.lifetime = lifetime;
    }

    /** Twelve hours; NIST SP 800-63B-4 section 2.2.3 recommends at most 24. */
    public static SessionPolicy standard() {
        return new SessionPolicy(Duration.ofHours(12));
    }

    /** How long a session lasts. */
    public Duration lifetime() {
        return lifetime;
    }

    /** When a session ends that began then, and had that end when it began. */
    public Instant endOf(Instant begunAt, Instant expiresAt) {
        Arguments.required("begunAt", begunAt, "expiresAt", expiresAt);
        Instant latest = begunAt.plus(lifetime);
        return latest.isBefore(expiresAt) ? latest : expiresAt;
    }

    /** The same, with another lifetime of a session: positive and at most 366 days. Default: 12 hours. */
    public SessionPolicy lifetime(Duration time) {
        Arguments.required("time", time);
        return new SessionPolicy(time);
    }
}
