package io.rosterkit.acceptance.signin;

import io.rosterkit.model.lockout.stored.LockoutChange;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Port;
import io.rosterkit.spi.storage.Storage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A storage at which, once it is told to, a number of callers have all looked who rejected before the first of them is
 * charged; and which tells when all of them are.
 */
final class Gathering implements Storage {

    private static final String WHO_KNOCKS = "facts";

    private final Storage storage;
    private volatile CountDownLatch looking = new CountDownLatch(0);
    private volatile CountDownLatch charging = new CountDownLatch(0);

    Gathering(Storage storage) {
        this.storage = storage;
    }

    void gather(int callers) {
        looking = new CountDownLatch(callers);
        charging = new CountDownLatch(callers);
    }

    void awaitCharges() throws InterruptedException {
        await(charging);
    }

    @Override
    public <P extends Port> P port(Class<P> type) {
        P port = storage.port(type);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            try {
                Object answer = method.invoke(port, args);
                if (method.getName().equals(WHO_KNOCKS)) {
                    looking.countDown();
                    await(looking);
                }
                return answer;
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        }));
    }

    @Override
    public Applied apply(Changes changes) {
        Applied applied = storage.apply(changes);
        boolean charged = changes.changes().stream().anyMatch(LockoutChange.Charged.class::isInstance);
        boolean tooLate = changes.changes().stream().anyMatch(LockoutChange.AttemptRejected.class::isInstance);
        if (tooLate || (charged && applied instanceof Applied.Done)) {
            charging.countDown();
        }
        return applied;
    }

    @Override
    public Instant time() {
        return storage.time();
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(1, TimeUnit.MINUTES)) {
            throw new AssertionError("somebody never came");
        }
    }
}
