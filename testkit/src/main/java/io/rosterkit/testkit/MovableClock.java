package io.rosterkit.testkit;

import io.rosterkit.model.outcome.Arguments;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test moves it. It begins on a Monday morning in March 2026. Thread-safe. */
public final class MovableClock extends Clock {

    private volatile Instant now = Instant.parse("2026-03-02T08:00:00.123456Z");

    /** A clock at its beginning. */
    public MovableClock() {}

    /** Moves on, or back when the duration is negative. */
    public synchronized void move(Duration by) {
        Arguments.required("by", by);
        now = now.plus(by);
    }

    /** Moves to a moment. */
    public synchronized void moveTo(Instant moment) {
        Arguments.required("moment", moment);
        now = moment;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        Arguments.required("zone", zone);
        throw new UnsupportedOperationException("the library reads instants only");
    }
}
