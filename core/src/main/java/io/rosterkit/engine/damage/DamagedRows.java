package io.rosterkit.engine.damage;

import io.rosterkit.health.DamagedRow;
import io.rosterkit.spi.storage.DamagedRowException;
import io.rosterkit.spi.storage.Port;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The damaged rows that this process has met. Thread-safe. */
public final class DamagedRows {

    /** The limit keeps the memory bounded. Who sees that many looks at the tables. */
    private static final int MAX_ROWS = 1_000;

    private final Set<DamagedRow> met = ConcurrentHashMap.newKeySet();

    /** The same port, which reports here each damaged row that it meets. The caller gets the fault as well. */
    public <P extends Port> P watching(Class<P> type, P port) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class
                            && method.getName().equals("equals")) {
                        return proxy == arguments[0];
                    }
                    try {
                        return method.invoke(port, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw noted(thrown.getTargetException());
                    }
                }));
    }

    /** What is read of a record outside a port, such as an encrypted value. A damaged row is reported as well. */
    public <T> T watching(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (DamagedRowException damaged) {
            note(damaged);
            throw damaged;
        }
    }

    /** The fault, noted if it is about a damaged row. */
    private Throwable noted(Throwable fault) {
        if (fault instanceof DamagedRowException damaged) {
            note(damaged);
        }
        return fault;
    }

    private void note(DamagedRowException damaged) {
        if (met.size() < MAX_ROWS) {
            met.add(new DamagedRow(
                    damaged.table(), damaged.key(), damaged.column().orElse("")));
        }
    }

    /** Those met so far, in their order. */
    public Set<DamagedRow> met() {
        return new TreeSet<>(met);
    }
}
