package io.rosterkit.acceptance.storage;

import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.TestStorage;
import java.time.Clock;

/** PostgreSQL. */
public final class PostgreSql implements TestStorage {

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public Storage fresh(Clock clock) {
        return TestDatabase.fresh(io.rosterkit.jdbc.TestDatabase.POSTGRESQL::empty);
    }
}
