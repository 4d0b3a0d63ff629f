package io.rosterkit.acceptance.storage;

import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.TestStorage;
import java.time.Clock;

/** MariaDB. */
public final class MariaDb implements TestStorage {

    @Override
    public String name() {
        return "mariadb";
    }

    @Override
    public Storage fresh(Clock clock) {
        return TestDatabase.fresh(io.rosterkit.jdbc.TestDatabase.MARIADB::empty);
    }
}
