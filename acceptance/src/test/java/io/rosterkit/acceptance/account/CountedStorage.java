package io.rosterkit.acceptance.account;

import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Port;
import io.rosterkit.spi.storage.Storage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A storage that writes down what it is asked, by the name of the question. For one thread. */
final class CountedStorage implements Storage {

    private final Storage storage;
    private final List<String> calls = new ArrayList<>();

    CountedStorage(Storage storage) {
        this.storage = storage;
    }

    /** The questions and writes that something takes. */
    List<String> during(Runnable something) {
        calls.clear();
        something.run();
        return List.copyOf(calls);
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
        calls.add("apply");
        return storage.apply(changes);
    }

    @Override
    public Instant time() {
        return storage.time();
    }
}
