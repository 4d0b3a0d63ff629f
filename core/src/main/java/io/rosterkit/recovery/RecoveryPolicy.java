package io.rosterkit.recovery;

import io.rosterkit.model.outcome.Arguments;
import java.time.Duration;

/** How long a link that sets a new password, or confirms a new address, is good. */
public record RecoveryPolicy(Duration lifetime) {

    private static final Duration LONGEST = Duration.ofDays(1);

    /** One hour. */
    public static RecoveryPolicy standard() {
        return new RecoveryPolicy(Duration.ofHours(1));
    }

    public RecoveryPolicy {
        Arguments.required("lifetime", lifetime);
        if (lifetime.isNegative() || lifetime.isZero() || lifetime.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("recovery.lifetime must be positive and at most a day");
        }
    }
}
