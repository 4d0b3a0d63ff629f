package io.rosterkit.engine.call;

import io.rosterkit.model.RequestId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** Makes ids: UUID version 7 (RFC 9562 section 5.7), and the version 8 that follows from a request id. Thread-safe. */
public final class Ids {

    private static final int COUNTER_BITS = 12;
    private static final long COUNTER = (1L << COUNTER_BITS) - 1;

    private final Clock clock;
    private final RandomGenerator random;
    private final AtomicLong last = new AtomicLong();

    /** Draws from a source of secure random numbers. */
    public Ids(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** A new id, greater than the one before it in this process, so that what is made at one moment keeps its order. */
    public UUID next() {
        long tick = last.updateAndGet(before -> Math.max(before + 1, clock.millis() << COUNTER_BITS));
        long high = ((tick >>> COUNTER_BITS) << 16) | 0x7000L | (tick & COUNTER);
        return new UUID(high, variant(random.nextLong()));
    }

    /**
     * The id that a request leads to, always the same: how an organization that does not exist yet is made once only.
     */
    public static UUID following(RequestId request, String purpose) {
        byte[] hash = Operation.sha256().digest((purpose + "|" + request.text()).getBytes(StandardCharsets.UTF_8));
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        return new UUID((bytes.getLong() & ~0xF000L) | 0x8000L, variant(bytes.getLong()));
    }

    /** A request id for a host that gave none. */
    public RequestId request() {
        return new RequestId("rosterkit:" + next());
    }

    /** Bytes that no attacker can guess. */
    public byte[] salt(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static long variant(long low) {
        return (low & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    }
}
