package io.rosterkit.acceptance.storage;

import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.TestStorage;
import java.time.Clock;

/** H2 in a file. */
public final class H2InAFile implements TestStorage {

    @Override
    public String name() {
        return "h2-file";
    }

    @Override
    public Storage fresh(Clock clock) {
        return TestDatabase.fresh(io.rosterkit.jdbc.TestDatabase.H2_IN_A_FILE::empty);
    }
}
