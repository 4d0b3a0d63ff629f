package io.rosterkit.benchmarks;

import java.sql.SQLException;
import java.util.Random;

/** One operation, done once; any number of threads do it at the same time. Throws when it was not done. */
@FunctionalInterface
public interface Step {

    /** Does it; {@code random} belongs to the thread. */
    void run(Random random) throws SQLException;
}
