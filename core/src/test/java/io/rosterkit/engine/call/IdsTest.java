package io.rosterkit.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class IdsTest {

    private static final Instant NOW = Instant.parse("2026-03-29T01:30:00.123Z");

    private Instant now = NOW;
    private final Ids ids = new Ids(new Movable(), new Random(1));

    @Test
    void areOfVersionSevenAndRise() {
        assertThat(Stream.generate(ids::next).limit(10_000).map(UUID::toString).toList())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(ids.next().version()).isEqualTo(7);
    }

    @Test
    void riseWhenTheClockIsSetBackALittle() {
        UUID before = ids.next();
        now = NOW.minus(Duration.ofMinutes(10));

        assertThat(ids.next().toString()).isGreaterThan(before.toString());
    }

    @Test
    void areOfTheTimeOfTheClockWhenItWasSetBackFar() {
        now = NOW.plus(Duration.ofDays(1));
        ids.next();
        now = NOW;

        assertThat(ids.next().getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
    }

    private final class Movable extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
