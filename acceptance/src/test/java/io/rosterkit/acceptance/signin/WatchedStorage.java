package io.rosterkit.acceptance.signin;

import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Port;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.storage.StorageException;
import io.rosterkit.testkit.Faults.Moment;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A storage that notes what it is asked and told, and can fail, or wait for something else, at one of the writes. */
final class WatchedStorage implements Storage {

    private static final String WRITE = "apply";

    private final Storage storage;
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private Optional<Fault> fault = Optional.empty();
    private Optional<Visit> visit = Optional.empty();

    private record Fault(int write, Moment moment) {}

    private record Visit(int write, boolean andLater, Runnable other) {
        boolean isAt(int number) {
            return number == write || (andLater && number > write);
        }
    }

    WatchedStorage(Storage storage) {
        this.storage = storage;
    }

    /** What it is asked and told meanwhile, in order. */
    List<String> during(Runnable act) {
        calls.clear();
        act.run();
        return List.copyOf(calls);
    }

    /** How many writes of the act there were; the one with that number, from 1, fails at that moment. */
    int failing(int write, Moment moment, Runnable act) {
        calls.clear();
        fault = Optional.of(new Fault(write, moment));
        try {
            act.run();
        } catch (StorageException ordered) {
            calls.add("failed");
        }
        fault = Optional.empty();
        return writes();
    }

    /** Something else happens just before the write of the act with that number, from 1. */
    void beforeWrite(int write, Runnable other, Runnable act) {
        calls.clear();
        visit = Optional.of(new Visit(write, false, other));
        act.run();
    }

    /** The same before each write from the one with that number on; what happens there meets nothing itself. */
    void beforeWritesFrom(int write, Runnable other, Runnable act) {
        calls.clear();
        visit = Optional.of(new Visit(write, true, other));
        act.run();
        visit = Optional.empty();
    }

    private int writes() {
        return (int) calls.stream().filter(WRITE::equals).count();
    }

    @Override
    public <P extends Port> P port(Class<P> type) {
        P port = storage.port(type);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            calls.add(type.getSimpleName() + "." + method.getName());
            try {
                return method.invoke(port, args);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        }));
    }

    @Override
    public Applied apply(Changes changes) {
        calls.add(WRITE);
        Optional<Visit> due = visit.filter(ordered -> ordered.isAt(writes()));
        if (due.isPresent()) {
            visit = Optional.empty();
            due.get().other().run();
            visit = due.filter(Visit::andLater);
        }
        Optional<Moment> now =
                fault.filter(ordered -> ordered.write() == writes()).map(Fault::moment);
        if (now.isEmpty()) {
            return storage.apply(changes);
        }
        if (now.get() == Moment.AFTER) {
            storage.apply(changes);
        }
        throw new StorageException("the storage failed " + now.get() + " the write, as the test ordered");
    }

    @Override
    public Instant time() {
        return storage.time();
    }
}
