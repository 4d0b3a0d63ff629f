package io.rosterkit.testkit;

import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Port;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.storage.StorageException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A storage that fails as a test ordered. Messages of the kit itself come first in the outbox, so that the kit sends
 * them without those of the test.
 */
final class FaultyStorage implements Storage {

    /** The methods of ports that write for the jobs. */
    private static final Set<String> JOB_WRITES =
            Set.of("claim", "settle", "release", "requeue", "messages", "requests", "sessions", "challenges");

    private final Storage storage;
    private final Faults faults;

    FaultyStorage(Storage storage, Faults faults) {
        this.storage = storage;
        this.faults = faults;
    }

    @Override
    public <P extends Port> P port(Class<P> type) {
        P port = storage.port(type);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            faults.failIfAway();
            if (JOB_WRITES.contains(method.getName())) {
                faults.failIfContended();
            }
            try {
                return method.invoke(port, args);
            } catch (InvocationTargetException failure) {
                throw failure.getCause();
            }
        }));
    }

    @Override
    public Applied apply(Changes changes) {
        Optional<Faults.Moment> fault = faults.nextWriteFault();
        if (fault.isEmpty()) {
            return storage.apply(faults.quiet() ? firstInLine(changes) : changes);
        }
        if (fault.get() == Faults.Moment.AFTER) {
            storage.apply(changes);
        }
        throw new StorageException("the storage failed " + fault.get() + " the write, as the test ordered");
    }

    @Override
    public Instant time() {
        faults.failIfAway();
        return storage.time();
    }

    private static Changes firstInLine(Changes changes) {
        List<Message> first = changes.messages().stream()
                .map(message -> new Message(
                        message.id(),
                        message.organization(),
                        message.notice(),
                        Lane.CODE,
                        message.about(),
                        message.to(),
                        Instant.EPOCH))
                .toList();
        return new Changes(changes.organization(), changes.requests(), changes.changes(), first, changes.entries());
    }
}
