package io.rosterkit.acceptance.signin;

import io.rosterkit.model.Change;
import io.rosterkit.model.lockout.stored.LockoutChange;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Port;
import io.rosterkit.spi.storage.Storage;
import java.time.Instant;

/**
 * A storage that knows whether what it did is durable: a charged attempt is only when something else was applied after
 * it. Can have somebody else be faster at everything after the charge but single entries. For one thread.
 */
final class ChargedStorage implements Storage {

    private final Storage storage;
    private boolean charged;
    private boolean durable = true;
    private boolean losing;

    ChargedStorage(Storage storage) {
        this.storage = storage;
    }

    /**
     * Whether an attempt was charged by the act, or came too late for that, and whether that is durable when the act
     * ends.
     */
    boolean chargesForGood(boolean othersAreFaster, Runnable act) {
        charged = false;
        losing = othersAreFaster;
        act.run();
        losing = false;
        return charged && durable;
    }

    @Override
    public <P extends Port> P port(Class<P> type) {
        return storage.port(type);
    }

    @Override
    public Applied apply(Changes changes) {
        boolean charge = changes.changes().stream().anyMatch(ChargedStorage::mayBeLate);
        boolean entry = changes.changes().isEmpty() && changes.requests().isEmpty();
        if (losing && charged && !charge && !entry) {
            return new Applied.Lost(changes.changes().stream().findFirst());
        }
        Applied applied = storage.apply(changes);
        if (applied instanceof Applied.Done) {
            charged |= charge;
            durable = !charge;
        }
        return applied;
    }

    private static boolean mayBeLate(Change change) {
        return change instanceof LockoutChange.Charged || change instanceof LockoutChange.AttemptRejected;
    }

    @Override
    public Instant time() {
        return storage.time();
    }
}
