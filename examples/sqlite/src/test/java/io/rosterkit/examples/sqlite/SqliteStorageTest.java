package io.rosterkit.examples.sqlite;

import io.rosterkit.spi.storage.Storage;
import io.rosterkit.tck.StorageContracts;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** The whole contract, each test in a file of its own, and with a second storage on it. */
@Tag("slow")
final class SqliteStorageTest extends StorageContracts {

    private static final AtomicInteger FILES = new AtomicInteger();

    @TempDir
    static Path folder;

    @Override
    protected Storage fresh() {
        return SqliteStorage.in(folder.resolve(FILES.incrementAndGet() + ".db"), Clock.systemUTC());
    }

    @Override
    protected Storage beside(Storage first) {
        return SqliteStorage.in(folder.resolve(FILES.get() + ".db"), Clock.systemUTC());
    }
}
