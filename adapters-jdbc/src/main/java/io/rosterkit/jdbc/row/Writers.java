package io.rosterkit.jdbc.row;

import io.rosterkit.jdbc.sql.Write;
import io.rosterkit.model.Change;
import io.rosterkit.spi.Ports;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The statement for each class of change. Complete: one class without a statement, and there is no storage at all. */
public final class Writers {

    private final Map<Class<?>, Function<Change, Write>> byClass = new HashMap<>();

    /** With the statement for one more class. */
    public <C extends Change> Writers put(Class<C> type, Function<C, Write> writer) {
        byClass.put(type, change -> writer.apply(type.cast(change)));
        return this;
    }

    /** These writers, once it is sure that none is missing. */
    public Writers complete() {
        for (Class<? extends Change> feature : Ports.CHANGES) {
            for (Class<?> type : feature.getPermittedSubclasses()) {
                if (!byClass.containsKey(type)) {
                    throw new IllegalStateException("no statement for " + type.getName());
                }
            }
        }
        return this;
    }

    /** The statement for a change. */
    public Write write(Change change) {
        Function<Change, Write> writer = byClass.get(change.getClass());
        if (writer == null) {
            throw new IllegalArgumentException("change is of an unknown " + change.getClass());
        }
        return writer.apply(change);
    }
}
