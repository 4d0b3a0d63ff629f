package io.rosterkit.engine.secondstep;

import java.time.Duration;

/** Rounds a waiting time up to whole seconds or minutes for a text, at least one. */
final class WaitTimes {

    private WaitTimes() {}

    static long seconds(Duration wait) {
        return Math.max(1, wait.plus(Duration.ofSeconds(1).minusNanos(1)).toSeconds());
    }

    static long minutes(Duration wait) {
        return Math.max(1, wait.plus(Duration.ofMinutes(1).minusNanos(1)).toMinutes());
    }
}
