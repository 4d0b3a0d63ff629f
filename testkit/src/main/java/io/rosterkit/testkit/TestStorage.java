package io.rosterkit.testkit;

import io.rosterkit.spi.storage.Storage;
import java.time.Clock;

/** A kind of storage to test on; found by {@link java.util.ServiceLoader}. */
public interface TestStorage {

    /** The name by which the system property {@code rosterkit.storage} chooses it. */
    String name();

    /** An empty storage. {@code clock} is the time of the test, for storages that have no time of their own. */
    Storage fresh(Clock clock);
}
