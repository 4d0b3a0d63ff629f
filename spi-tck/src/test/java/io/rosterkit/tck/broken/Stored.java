package io.rosterkit.tck.broken;

import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.Table;
import io.rosterkit.spi.table.TableStore;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** The rows of a sound storage, laid hands on without any guard. */
final class Stored {

    private static final long A_MOMENT = 100_000;

    private Stored() {}

    static <R> List<R> all(Storage sound, Table<R> table) {
        return sound.port(TableStore.class).scan(Scan.of(table));
    }

    static <R> Optional<R> same(Storage sound, Table<R> table, R row) {
        return sound.port(TableStore.class).scan(Scan.same(table, row)).stream().findFirst();
    }

    /** Writes the row as it is, whatever was stored under its key. */
    static <R> void set(Storage sound, Table<R> table, R row) {
        Applied applied;
        do {
            Changes changes = Changes.none(table.organization(row));
            Optional<R> before = same(sound, table, row);
            if (before.isPresent()) {
                changes = changes.and(table.delete(before.get()));
            }
            applied = sound.apply(changes.and(table.insert(row)));
        } while (!(applied instanceof Applied.Done));
    }

    static <R> void remove(Storage sound, Table<R> table, R row) {
        sound.apply(Changes.none(table.organization(row)).and(table.delete(row)));
    }

    /** As long as another process may take to come in between. */
    static void letOthersIn() {
        LockSupport.parkNanos(A_MOMENT);
    }
}
