package io.rosterkit.engine.lockout;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.rosterkit.lockout.SourceLimits;
import io.rosterkit.spi.lockout.SourceBudget;
import java.time.Instant;
import java.util.Optional;

/** Counts in this process, and forgets the source that was quiet for longest when there are too many. */
final class LocalSourceBudget implements SourceBudget {

    private final SourceLimits limits;
    private final Cache<Key, Window> windows;

    LocalSourceBudget(SourceLimits limits) {
        this.limits = limits;
        // One segment, since several would each forget the quietest of their own.
        this.windows = CacheBuilder.newBuilder()
                .concurrencyLevel(1)
                .maximumSize(limits.kept())
                .build();
    }

    @Override
    public synchronized Charged charge(Key key, Instant now) {
        Window window = windows.getIfPresent(key);
        if (window == null || !now.isBefore(window.from.plus(limits.window()))) {
            window = new Window(now, window == null ? 0 : window.refused);
            windows.put(key, window);
        }
        if (window.failures >= limits.failures()) {
            window.refused++;
            return new Charged(
                    Verdict.OVER,
                    window.from,
                    window.refused == 1 ? Optional.of(window.refusedBefore) : Optional.empty());
        }
        if (window.failures + window.underWay >= limits.failures()) {
            return new Charged(Verdict.BUSY, window.from, Optional.empty());
        }
        window.underWay++;
        return new Charged(Verdict.ADMITTED, window.from, Optional.empty());
    }

    @Override
    public synchronized void settle(Key key, Charged charged, boolean failed) {
        Window window = windows.getIfPresent(key);
        if (window != null && window.from.equals(charged.window())) {
            window.underWay--;
            window.failures += failed ? 1 : 0;
        }
    }

    private static final class Window {

        private final Instant from;
        private final long refusedBefore;
        private int failures;
        private int underWay;
        private long refused;

        private Window(Instant from, long refusedBefore) {
            this.from = from;
            this.refusedBefore = refusedBefore;
        }
    }
}
