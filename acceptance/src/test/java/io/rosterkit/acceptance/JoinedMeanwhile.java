package io.rosterkit.acceptance;

import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.JoinedStorage;
import io.rosterkit.spi.storage.Port;
import java.time.Instant;

/** A joined transaction in which something else happens between the decision and the first write. */
final class JoinedMeanwhile implements JoinedStorage {

    private final JoinedStorage storage;
    private Runnable something;

    JoinedMeanwhile(JoinedStorage storage, Runnable something) {
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
