package io.rosterkit.acceptance.seat;

import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The invariants of seats over random sequences of operations: a pool has what the book of the test says, a seat that
 * is free is never refused, one that is not is never given, and the ledger explains all of it. The Maven profile
 * {@code nightly} sets {@code seat.sequences}: so many in memory, and as many more than usual on the other storages.
 */
@EveryStorage
@RosterTest
@Tag("Q1")
@Tag("Q2")
class SeatSequenceTest {

    private static final int STEPS = 25;
    private static final int IN_MEMORY = 300;
    private static final Map<String, Integer> SEQUENCES =
            Map.of("memory", IN_MEMORY, "h2", 40, "h2-file", 5, "postgresql", 12, "mariadb", 6);

    @Test
    void whateverHappensThePoolHasWhatTheLedgerSays(Storage storage, MovableClock clock) {
        int usual = SEQUENCES.getOrDefault(System.getProperty("rosterkit.storage", "memory"), 5);
        int sequences = usual * Integer.getInteger("seat.sequences", IN_MEMORY) / IN_MEMORY;
        for (int seed = 0; seed < sequences; seed++) {
            run(storage, clock, seed);
        }
    }

    private static void run(Storage storage, MovableClock clock, long seed) {
        try {
            new SeatSequence(Panel.open(storage, clock), clock, seed).run(STEPS);
        } catch (AssertionError | RuntimeException failed) {
            throw new AssertionError("sequence of the seed " + seed, failed);
        }
    }
}
