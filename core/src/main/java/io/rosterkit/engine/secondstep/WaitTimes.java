package io.rosterkit.engine.secondstep;

import java.time.Duration;

/** How long a person has to wait, as a number for a text: never less than it is, and at least one. */
final class Waits {

    private Waits() {}

    static long seconds(Duration wait) {
        return Math.max(1, wait.plus(Duration.ofSeconds(1).minusNanos(1)).toSeconds());
    }

    static long minutes(Duration wait) {
        return Math.max(1, wait.plus(Duration.ofMinutes(1).minusNanos(1)).toMinutes());
    }
}
