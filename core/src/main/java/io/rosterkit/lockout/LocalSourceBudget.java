package io.rosterkit.lockout;

import io.rosterkit.spi.lockout.SourceBudget;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Counts in this process, and forgets the source that was quiet for longest when there are too many. */
final class LocalSourceBudget implements SourceBudget {

    private final LockoutPolicy.Sources policy;
    private final Map<Key, Window> windows;

    LocalSourceBudget(LockoutPolicy.Sources policy) {
        this.policy = policy;
        this.windows = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, Window> eldest) {
                return size() > policy.kept();
            }
        };
    }

    @Override
    public synchronized Charged charge(Key key, Instant now) {
        Window window = windows.get(key);
        long refusedBefore = 0;
        if (window == null || !now.isBefore(window.from.plus(policy.window()))) {
            refusedBefore = window == null ? 0 : window.refused;
            window = new Window(now);
            windows.put(key, window);
        }
        if (window.failures < policy.failures()) {
            window.failures++;
            window.refusedBefore += refusedBefore;
            return new Charged(true, Optional.empty());
        }
        window.refused++;
        return new Charged(false, window.refused == 1 ? Optional.of(window.refusedBefore) : Optional.empty());
    }

    @Override
    public synchronized void refund(Key key, Instant now) {
        Window window = windows.get(key);
        if (window != null && window.failures > 0) {
            window.failures--;
        }
    }

    private static final class Window {

        private final Instant from;
        private int failures;
        private long refused;
        private long refusedBefore;

        private Window(Instant from) {
            this.from = from;
        }
    }
}
