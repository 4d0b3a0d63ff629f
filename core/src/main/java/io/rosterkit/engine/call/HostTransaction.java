package io.rosterkit.engine.call;

import io.rosterkit.engine.damage.DamagedRows;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.JoinedStorage;
import io.rosterkit.spi.storage.Port;
import io.rosterkit.spi.storage.RollbackRequiredException;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.storage.StorageContentionException;
import java.time.Instant;

/**
 * The storage within a transaction of the host. A lost race ends that transaction, and no round follows: what the host
 * itself read before may have changed too.
 */
public record HostTransaction(JoinedStorage joined, DamagedRows damaged) implements Storage {

    @Override
    public <P extends Port> P port(Class<P> type) {
        return damaged.watching(type, joined.port(type));
    }

    @Override
    public Applied apply(Changes changes) {
        Applied applied;
        try {
            applied = joined.apply(changes);
        } catch (StorageContentionException contended) {
            throw new RollbackRequiredException("the transaction of the host must be rolled back", true, contended);
        }
        if (applied instanceof Applied.Lost) {
            throw new RollbackRequiredException(
                    "another transaction changed the same rows; the transaction of the host must be rolled back", true);
        }
        return applied;
    }

    @Override
    public Instant time() {
        return joined.time();
    }
}
