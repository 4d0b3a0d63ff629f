package io.rosterkit.engine.lockout;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.rosterkit.lockout.SourceLimits;
import io.rosterkit.spi.lockout.SourceBudget;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts in the memory of this process. When there are too many sources, it forgets the one that was not charged for
 * the longest time.
 */
public final class LocalSourceBudget implements SourceBudget {

    private final SourceLimits limits;
    private final Cache<Key, Window> windows;

    /** Nothing is counted yet. */
    public LocalSourceBudget(SourceLimits limits) {
        this.limits = limits;
        // One segment: with several, each would forget the least recent source of its own.
        this.windows = CacheBuilder.newBuilder()
                .concurrencyLevel(1)
                .maximumSize(limits.maxSources())
                .build();
    }

    @Override
    public synchronized Charged charge(Key key, Instant now) {
        Window window = windows.getIfPresent(key);
        if (window == null || !now.isBefore(window.startedAt.plus(limits.window()))) {
            window = new Window(now, window == null ? 0 : window.refused);
            windows.put(key, window);
        }
        if (window.failures >= limits.failures()) {
            window.refused++;
            return new Charged(
                    Verdict.OVER,
                    window.startedAt,
                    window.refused == 1 ? Optional.of(window.refusedBefore) : Optional.empty());
        }
        if (window.failures + window.running >= limits.failures()) {
            return new Charged(Verdict.BUSY, window.startedAt, Optional.empty());
        }
        window.running++;
        return new Charged(Verdict.ADMITTED, window.startedAt, Optional.empty());
    }

    @Override
    public synchronized void settle(Key key, Charged charged, boolean failed) {
        Window window = windows.getIfPresent(key);
        if (window != null && window.startedAt.equals(charged.window())) {
            window.running--;
            window.failures += failed ? 1 : 0;
        }
    }

    private static final class Window {

        private final Instant startedAt;
        private final long refusedBefore;
        private int failures;
        private int running;
        private long refused;

        private Window(Instant startedAt, long refusedBefore) {
            this.startedAt = startedAt;
            this.refusedBefore = refusedBefore;
        }
    }
}
