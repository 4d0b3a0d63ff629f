package io.rosterkit.session;

import io.rosterkit.model.outcome.Arguments;
import java.time.Duration;

/** How long a session lasts at most, whatever is done in it. A host that wants an idle limit too ends it itself. */
public record SessionPolicy(Duration lifetime) {

    /** Twelve hours; NIST SP 800-63B-4 section 2.2.3 recommends at most 24. */
    public static SessionPolicy standard() {
        return new SessionPolicy(Duration.ofHours(12));
    }

    public SessionPolicy {
        Arguments.required("lifetime", lifetime);
        if (lifetime.isNegative() || lifetime.isZero()) {
            throw new IllegalArgumentException("session.lifetime must be positive");
        }
        if (lifetime.compareTo(Duration.ofDays(366)) > 0) {
            throw new IllegalArgumentException("session.lifetime must be at most 366 days");
        }
    }
}
