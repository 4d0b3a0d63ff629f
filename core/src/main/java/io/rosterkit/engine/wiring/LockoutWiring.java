package io.rosterkit.engine.wiring;

import io.rosterkit.engine.lockout.AttemptLimiter;
import io.rosterkit.engine.lockout.Attempts;
import io.rosterkit.engine.lockout.LockRecorder;
import io.rosterkit.engine.lockout.SourceLimiter;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.user.UserStore;

/** Makes the engines that count attempts. */
final class LockoutWiring {

    final SourceLimiter sourceLimiter;
    final AttemptLimiter limiter;
    final Attempts attempts;

    LockoutWiring(RosterConfiguration configuration, SharedEngines shared) {
        CounterStore counters = shared.storage.port(CounterStore.class);
        UserStore users = shared.storage.port(UserStore.class);
        this.sourceLimiter = new SourceLimiter(
                shared.runner,
                configuration.sources().budget(),
                configuration.sources().limits());
        this.limiter = new AttemptLimiter(shared.runner, counters);
        this.attempts = new Attempts(
                shared.runner,
                limiter,
                new LockRecorder(
                        shared.runner,
                        shared.journalWriter,
                        shared.ids,
                        shared.unlockers,
                        new LockRecorder.Stores(users, counters)),
                shared.journalWriter);
    }
}
