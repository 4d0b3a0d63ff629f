package io.rosterkit.engine.allocation;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.seat.stored.Seat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Free seats that this process has read besides the one it gave, so that the next person who comes in costs no reading.
 * Each is handed out once by this process. Another call may have given it meanwhile: then the change loses its race,
 * and the seats are read afresh. Of a pool with few free seats none is remembered, since others are likely to take
 * them. Thread-safe.
 */
final class RememberedSeats {

    /** How many free seats are read at once, where others than the first are to be remembered. */
    static final int AT_ONCE = 40;

    private static final int POOLS = 2_000;

    /** After that time a seat is more likely to be taken. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Cache<Pool, Queue<Seat>> free =
            CacheBuilder.newBuilder().maximumSize(POOLS).expireAfterWrite(KEPT).build();

    private record Pool(OrganizationId organization, SeatPoolName name) {}

    /** A seat of the pool that was free when it was read, if one is remembered. */
    Optional<Seat> take(OrganizationId organization, SeatPoolName pool) {
        return Optional.ofNullable(free.getIfPresent(new Pool(organization, pool)))
                .map(Queue::poll);
    }

    /**
     * Remembers what was read, but for the first seat of each pool, which is given now, in place of what was remembered
     * before; nothing where fewer seats were found than were asked for.
     */
    void keep(OrganizationId organization, Map<SeatPoolName, List<Seat>> found) {
        found.forEach((name, seats) -> {
            Pool pool = new Pool(organization, name);
            if (seats.size() == AT_ONCE) {
                free.put(pool, new ConcurrentLinkedQueue<>(seats.subList(1, AT_ONCE)));
            } else {
                free.invalidate(pool);
            }
        });
    }
}
