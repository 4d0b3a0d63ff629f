package io.rosterkit.tck.given;

import java.time.Instant;
import java.util.Random;
import java.util.UUID;

/** UUIDs of version 7 that are the same in every run. */
final class Ids {

    private static final int COUNTED = 0x1000;

    private final Random random;
    private int count;
    private long millis = Given.NOW.toEpochMilli();

    Ids(long seed) {
        random = new Random(seed);
    }

    /** Greater than the one before. */
    UUID next() {
        return made(millis++, random.nextInt(COUNTED));
    }

    /** An id of that time, greater than the ones of the same millisecond that were asked for before. */
    UUID at(Instant time) {
        return made(time.toEpochMilli(), count++ % COUNTED);
    }

    private UUID made(long time, int counter) {
        long variant = 0x8000_0000_0000_0000L | random.nextLong() >>> 2;
        return new UUID(time << 16 | 0x7000L | counter, variant);
    }
}
