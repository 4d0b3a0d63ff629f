package io.rosterkit.examples.web;

import io.rosterkit.Roster;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What has to run beside the requests. Each process of the application may run it. */
final class Jobs implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Jobs.class.getName());

    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(2);
    private final List<Future<?>> running = new ArrayList<>();
    private final Roster roster;

    Jobs(Roster roster) {
        this.roster = roster;
    }

    void start() {
        every(2, TimeUnit.SECONDS, () -> roster.operations().dispatch(100));
        every(5, TimeUnit.MINUTES, () -> roster.operations().expire(1_000));
        every(1, TimeUnit.DAYS, this::purge);
    }

    private void purge() {
        while (roster.operations().purge(1_000) > 0) {
            LOG.log(System.Logger.Level.DEBUG, "purged");
        }
    }

    /** A scheduled task that throws is never run again, so none may throw. */
    private void every(long time, TimeUnit unit, Runnable job) {
        Runnable guarded = () -> {
            try {
                job.run();
            } catch (RuntimeException failure) {
                LOG.log(System.Logger.Level.WARNING, "a job failed and is run again later", failure);
            }
        };
        running.add(scheduler.scheduleWithFixedDelay(guarded, 0, time, unit));
    }

    @Override
    public void close() {
        scheduler.shutdown();
    }
}
