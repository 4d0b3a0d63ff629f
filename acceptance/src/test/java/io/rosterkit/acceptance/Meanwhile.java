package io.rosterkit.acceptance;

import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Port;
import io.rosterkit.spi.storage.Storage;
import java.time.Instant;

/** A storage in which something else happens between the decision and the first write. For one thread. */
final class Meanwhile implements Storage {

    private final Storage storage;
    private Runnable something;

    Meanwhile(Storage storage, Runnable something) {
        this.storage = storage;
        this.something = something;
    }

    @Override
    public <P extends Port> P port(Class<P> type) {
        return storage.port(type);
    }

    @Override
    public Applied apply(Changes changes) {
        Runnable now = something;
        something = () -> {};
        now.run();
        return storage.apply(changes);
    }

    @Override
    public Instant time() {
        return storage.time();
    }
}
