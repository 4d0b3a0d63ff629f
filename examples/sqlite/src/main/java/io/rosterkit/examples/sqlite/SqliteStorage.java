package io.rosterkit.examples.sqlite;

import io.rosterkit.spi.scanning.ScanningStorage;
import io.rosterkit.spi.storage.Storage;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Everything in one file. Shows how little an adapter has to write: connections, transactions, and four statements a
 * table. The questions are answered by {@link ScanningStorage}.
 */
public final class SqliteStorage {

    private SqliteStorage() {}

    /**
     * A storage in that file, which is made when there is none. Several processes of one machine may share it.
     *
     * @param clock by which leases run: the machine's own
     */
    public static Storage in(Path file, Clock clock) {
        Connections connections = new Connections(file);
        Schema.ensure(connections);
        return ScanningStorage.over(new SqliteDatabase(connections, clock));
    }
}
