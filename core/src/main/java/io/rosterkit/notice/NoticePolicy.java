package io.rosterkit.notice;

import io.rosterkit.engine.policy.TimeSpan;
import io.rosterkit.model.outcome.Arguments;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;

/**
 * How long a dispatcher may hold a message, and how long it waits before each further attempt; one for a whole roster.
 * Immutable.
 */
public final class NoticePolicy {

    @TimeSpan(atMost = "P1D")
    private final Duration lease;

    @Size(max = 100)
    private final List<@TimeSpan(atMost = "P366D") Duration> waits;

    private NoticePolicy(Duration lease, List<Duration> waits) {
        this.lease = lease;
        this.waits = waits;
    }

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

    /** How long a dispatcher may hold a message before another one takes it. */
    public Duration lease() {
        return lease;
    }

    /**
     * The same, with another time for which a dispatcher may hold a message: positive and at most a day. Default: two
     * minutes.
     */
    public NoticePolicy lease(Duration time) {
        Arguments.required("time", time);
        return new NoticePolicy(time, waits);
    }

    /** How long a dispatcher waits before each further attempt; after the last one the message is a dead letter. */
    public List<Duration> waits() {
        return waits;
    }

    /**
     * The same, with other waits before further attempts: at most 100, each positive and at most 366 days. Without a
     * wait, the first failure makes a dead letter. Default: 1, 5 and 15 minutes, then 1, 2, 4, 8 and 12 hours.
     */
    public NoticePolicy waits(List<Duration> times) {
        Arguments.required("times", times);
        return new NoticePolicy(lease, List.copyOf(times));
    }
}
