package io.rosterkit.inmemory;

import io.rosterkit.inmemory.table.InMemoryDatabase;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.spi.scanning.ScanningStorage;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Port;
import io.rosterkit.spi.storage.Storage;
import java.time.Clock;
import java.time.Instant;

/**
 * A complete storage that forgets everything with its process. Thread-safe: one lock, many readers or one writer, so
 * that readers see all of a decision or nothing of it. It keeps the same contract as the databases and is held to it by
 * the same tests.
 */
public final class InMemoryStorage implements Storage {

    private final Storage storage;

    private InMemoryStorage(Clock clock) {
        this.storage = ScanningStorage.over(new InMemoryDatabase(clock));
    }

    /** An empty storage whose own time is the system's. */
    public static InMemoryStorage create() {
        return create(Clock.systemUTC());
    }

    /** An empty storage whose own time, by which leases run, is that of the given clock. */
    public static InMemoryStorage create(Clock clock) {
        Arguments.required("clock", clock);
        return new InMemoryStorage(clock);
    }

    @Override
    public <P extends Port> P port(Class<P> type) {
        return storage.port(type);
    }

    @Override
    public Applied apply(Changes changes) {
        return storage.apply(changes);
    }

    @Override
    public Instant time() {
        return storage.time();
    }
}
