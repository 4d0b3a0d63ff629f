package io.rosterkit.engine.call;

import io.rosterkit.model.Bytes;
import io.rosterkit.model.DataSalt;
import io.rosterkit.model.RequestId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Makes ids: UUIDs of version 7 (RFC 9562 section 5.7), and UUIDs of version 8 that are derived from a request id.
 * Thread-safe.
 */
public final class Ids {

    private static final int COUNTER_BITS = 12;
    private static final long COUNTER_MASK = (1L << COUNTER_BITS) - 1;

    private static final long AHEAD = TimeUnit.MINUTES.toMillis(10) << COUNTER_BITS;

    private final Clock clock;
    private final RandomGenerator random;
    private final AtomicLong last = new AtomicLong();

    public Ids(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /**
     * A new id. It is greater than the id before it in this process, so records of the same moment keep their order.
     * Ids go back with a clock that was set back by more than ten minutes, since lists by time look for ids of that
     * time.
     */
    public UUID next() {
        long now = clock.millis() << COUNTER_BITS;
        long ticks = last.updateAndGet(before -> before > now + AHEAD ? now : Math.max(before + 1, now));
        long high = ((ticks >>> COUNTER_BITS) << 16) | 0x7000L | (ticks & COUNTER_MASK);
        return new UUID(high, variant(random.nextLong()));
    }

    /**
     * The id that is derived from a request id and a purpose. It is always the same. So a repeated request makes no
     * second row, and an item of a repeated list has its first request id.
     */
    public static UUID derivedFrom(RequestId request, String purpose) {
        byte[] hash = Operation.sha256().digest((purpose + "|" + request.text()).getBytes(StandardCharsets.UTF_8));
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        return new UUID((bytes.getLong() & ~0xF000L) | 0x8000L, variant(bytes.getLong()));
    }

    /** Bytes that no attacker can guess. */
    public byte[] salt(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** The salt of the personal data of a new row. */
    public DataSalt dataSalt() {
        return new DataSalt(Bytes.of(salt(DataSalt.LENGTH)));
    }

    private static long variant(long low) {
        return (low & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    }
}
