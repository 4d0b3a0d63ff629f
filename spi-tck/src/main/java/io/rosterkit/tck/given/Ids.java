package io.rosterkit.tck.given;

import java.util.Random;
import java.util.UUID;

/** UUIDs of version 7 that are the same in every run, each greater than the one before. */
final class Ids {

    private final Random random;
    private long millis = Given.NOW.toEpochMilli();

    Ids(long seed) {
        random = new Random(seed);
    }

    UUID next() {
        long version = 0x7000L | random.nextInt(0x1000);
        long variant = 0x8000_0000_0000_0000L | random.nextLong() >>> 2;
        return new UUID(millis++ << 16 | version, variant);
    }
}
