package io.rosterkit.notice;

import io.rosterkit.model.outcome.Arguments;
import java.time.Duration;
import java.util.List;

/**
 * How long a dispatcher may hold a message, and how long it waits before each further attempt; after the last wait the
 * message is a dead letter.
 */
public record NoticePolicy(Duration lease, List<Duration> waits) {

    /** A lease of two minutes; eight further attempts over some 27 hours. */
    public static NoticePolicy standard() {
        return new NoticePolicy(
                Duration.ofMinutes(2),
                List.of(
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(15),
                        Duration.ofHours(1),
                        Duration.ofHours(2),
                        Duration.ofHours(4),
                        Duration.ofHours(8),
                        Duration.ofHours(12)));
    }

    public NoticePolicy {
        Arguments.required("lease", lease, "waits", waits);
        waits = List.copyOf(waits);
        if (lease.isNegative() || lease.isZero()) {
            throw new IllegalArgumentException("notice.lease must be positive");
        }
        if (waits.stream().anyMatch(wait -> wait.isNegative() || wait.isZero())) {
            throw new IllegalArgumentException("notice.waits must be positive");
        }
    }
}
