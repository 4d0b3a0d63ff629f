package io.rosterkit.inmemory.table;

import io.rosterkit.spi.Ports;
import io.rosterkit.spi.database.Database;
import io.rosterkit.spi.database.Snapshot;
import io.rosterkit.spi.database.Transaction;
import io.rosterkit.spi.table.RowChange;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.Table;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Predicate;

/** All rows, and the one lock that guards them: many readers, or one writer. */
public final class InMemoryDatabase implements Database {

    private final Clock clock;
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<Table<?>, Rows<?>> tables = new HashMap<>();
    private final Transaction rows = new AllRows();

    /** Empty tables, with a clock for the database's own time. */
    public InMemoryDatabase(Clock clock) {
        this.clock = clock;
        Ports.TABLES.forEach(table -> tables.put(table, new Rows<>(table, undo)));
    }

    @Override
    public <T> T snapshot(Function<Snapshot, T> question) {
        lock.readLock().lock();
        try {
            return question.apply(rows);
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public <T> T transaction(Function<Transaction, T> work, Predicate<T> keep) {
        lock.writeLock().lock();
        boolean kept = false;
        try {
            T answer = work.apply(rows);
            kept = keep.test(answer);
            return answer;
        } finally {
            if (!kept) {
                undo.forEach(Runnable::run);
            }
            undo.clear();
            lock.writeLock().unlock();
        }
    }

    @Override
    public Instant time() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** The rows of all tables, for those who hold the lock. */
    private final class AllRows implements Transaction {

        @Override
        public <R> List<R> scan(Scan<R> scan) {
            return rows(scan.table()).scan(scan);
        }

        @Override
        public <R> boolean apply(RowChange<R> change) {
            return rows(change.table()).apply(change.kind(), change.row());
        }

        @Override
        public <R> void overwrite(Table<R> table, R row) {
            rows(table).set(row);
        }

        @SuppressWarnings("unchecked") // The rows of a table are put under that table.
        private <R> Rows<R> rows(Table<R> table) {
            Rows<R> found = (Rows<R>) tables.get(table);
            if (found == null) {
                throw new IllegalArgumentException("there is no table " + table);
            }
            return found;
        }
    }
}
