package io.rosterkit.spi.database;

import io.rosterkit.spi.storage.UnknownCommitException;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a database does so that {@code ScanningStorage} can keep everything in it: snapshots, transactions and the time.
 * It has a table for each of {@link io.rosterkit.spi.Ports#TABLES}, with its keys. Thread-safe. Trouble is a
 * {@link io.rosterkit.spi.storage.StorageException} without a value of the data in it.
 */
public interface Database {

    /** Answers a question as of one moment, and writes nothing. The question may be asked again. */
    <T> T snapshot(Function<Snapshot, T> question);

    /**
     * Does the work in a transaction. What it wrote is durable when this returns an answer that is to be kept; when the
     * answer is not, or when the work throws, nothing of it remains.
     *
     * <p>Transactions take effect as if one came after the other: what one has read, no other changes before it ends.
     * So two that claim the same message never both get it. Work that others were in the way of is done again, a
     * bounded number of times; {@link io.rosterkit.spi.storage.StorageContentionException} after that, with nothing
     * written.
     *
     * @param work reads and writes rows and has no other effect
     * @param keep whether an answer is to be kept
     * @throws UnknownCommitException when it cannot be told whether the transaction was committed
     */
    <T> T transaction(Function<Transaction, T> work, Predicate<T> keep);

    /** The database's own clock, in microseconds or coarser. */
    Instant time();
}
