package io.rosterkit.engine.damage;

import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Port;
import io.rosterkit.spi.storage.Storage;
import java.time.Instant;

/** A storage whose ports report the damaged rows that they meet. */
public record WatchedStorage(Storage storage, DamagedRows damaged) implements Storage {

    @Override
    public <P extends Port> P port(Class<P> type) {
        return damaged.watching(type, storage.port(type));
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
