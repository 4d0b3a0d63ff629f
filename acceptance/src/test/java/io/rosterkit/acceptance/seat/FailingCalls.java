package io.rosterkit.acceptance.seat;

import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Port;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.storage.StorageException;
import io.rosterkit.testkit.Faults.Moment;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;

/** A storage of which one call fails: a question or a write, or a write alone after its effect. For one thread. */
final class FailingCalls implements Storage {

    private final Storage storage;
    private int left;
    private Moment moment = Moment.BEFORE;

    FailingCalls(Storage storage) {
        this.storage = storage;
    }

    /** The call with that number will fail, counted from 1: after the effect only writes are counted. */
    void fail(int number, Moment when) {
        left = number;
        moment = when;
    }

    /** No call fails from now on. Whether one has failed. */
    boolean stop() {
        boolean failed = left <= 0;
        left = 0;
        return failed;
    }

    @Override
    public <P extends Port> P port(Class<P> type) {
        P port = storage.port(type);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            reached(Moment.BEFORE);
            try {
                return method.invoke(port, args);
            } catch (InvocationTargetException failure) {
                throw failure.getCause();
            }
        }));
    }

    @Override
    public Applied apply(Changes changes) {
        reached(Moment.BEFORE);
        Applied applied = storage.apply(changes);
        reached(Moment.AFTER);
        return applied;
    }

    @Override
    public Instant time() {
        return storage.time();
    }

    private void reached(Moment now) {
        if (now == moment && left > 0 && --left == 0) {
            left = -1;
            throw new StorageException("the storage failed " + moment + " the call, as the test ordered");
        }
    }
}
