package io.rosterkit.engine.wiring;

import io.rosterkit.engine.lockout.AttemptLimiter;
import io.rosterkit.engine.lockout.Attempts;
import io.rosterkit.engine.lockout.Locks;
import io.rosterkit.engine.lockout.Sources;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.user.UserStore;

/** Wires what counts attempts, once. */
final class LockoutRoom {

    final Sources sources;
    final AttemptLimiter limiter;
    final Attempts attempts;

    LockoutRoom(Plan plan, Foundation base) {
        CounterStore counters = base.storage.port(CounterStore.class);
        UserStore users = base.storage.port(UserStore.class);
        this.sources =
                new Sources(base.runner, plan.sources().budget(), plan.sources().limits());
        this.limiter = new AttemptLimiter(base.runner, counters);
        this.attempts = new Attempts(
                base.runner,
                limiter,
                new Locks(
                        base.runner, base.journalWriter, base.ids, base.unlockers, new Locks.Stores(users, counters)));
    }
}
