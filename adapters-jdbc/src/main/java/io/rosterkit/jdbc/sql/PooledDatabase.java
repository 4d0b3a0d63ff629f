package io.rosterkit.jdbc.sql;

import io.rosterkit.spi.storage.StorageException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import javax.sql.DataSource;

/** A database behind a data source. Thread-safe. */
public final class PooledDatabase implements Database {

    /** How often something is tried whose moment was bad. */
    public static final int ATTEMPTS = 8;

    private static final long FIRST_PAUSE_MILLIS = 5;

    private final DataSource source;
    private final Dialect dialect;
    private final Traits traits;
    private final Pipeline.Counting counting = new Pipeline.Counting();
    private final ParsedSql.Cache parsed;

    private PooledDatabase(DataSource source, Traits traits) {
        this.source = source;
        this.traits = traits;
        this.dialect = traits.dialect();
        this.parsed = new ParsedSql.Cache(dialect);
    }

    /** What the first connection told of all. */
    private record Traits(
            Dialect dialect, int isolation, boolean readOnly, boolean losesEmptyTexts, boolean joinsTransactions) {}

    /** Work inside one transaction; it may run several times. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it. */
        T within(Transaction transaction) throws SQLException;
    }

    /** What work inside a transaction can do. */
    public interface Transaction {
        /** Reads. */
        <T> List<T> read(Query query, Row.Mapper<T> mapper) throws SQLException;

        /** Writes; {@link StorageException} when a write does not change exactly one row. */
        void write(List<Write> writes) throws SQLException;
    }

    /** Connects once to see what kind of database it is. */
    public static PooledDatabase of(DataSource source) {
        try (Connection connection = Borrowing.connection(source)) {
            Dialect dialect = Dialect.of(connection.getMetaData());
            boolean autoCommit = connection.getAutoCommit();
            if (!autoCommit) {
                Borrowing.refuseForeign(connection, dialect);
            }
            int isolation = connection.getTransactionIsolation();
            boolean losesEmptyTexts = Borrowing.losesEmptyTexts(connection, dialect);
            boolean joinsTransactions = Borrowing.joinsTransactions(connection, dialect);
            if (!autoCommit) {
                connection.rollback();
            }
            return new PooledDatabase(
                    source,
                    new Traits(dialect, isolation, connection.isReadOnly(), losesEmptyTexts, joinsTransactions));
        } catch (SQLException error) {
            throw Faults.fault("the database did not tell what it is", error);
        }
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    /** Whether its connections say that they only read. */
    public boolean isReadOnly() {
        return traits.readOnly();
    }

    @Override
    public void read(List<Reading> readings) {
        for (int attempt = 1; !answered(readings, attempt == ATTEMPTS); attempt++) {
            pause(attempt);
        }
    }

    /** False when others were in the way before any row came, so that asking again is as good as asking once. */
    private boolean answered(List<Reading> readings, boolean last) {
        boolean begun = false;
        try (Session session = open()) {
            try {
                session.read(readings);
                session.end();
                return true;
            } finally {
                begun = session.answered();
            }
        } catch (SQLException error) {
            if (!Faults.isAny(error, dialect::isPassing)) {
                throw Faults.fault("reading did not work", error);
            }
            if (begun || last) {
                throw Faults.contention(error);
            }
            return false;
        }
    }

    /** Runs statements that may be run twice, by one process after the other where the database can see to that. */
    public void install(List<String> statements) {
        // H2 may stumble when two define the same table at the same time; the one who comes later finds it.
        Predicate<SQLException> passing = error -> dialect == Dialect.H2 || dialect.isPassing(error);
        again(passing, () -> {
            try (Session session = open()) {
                session.install(statements);
                return statements.size();
            }
        });
    }

    /** One statement as its own transaction; answers how many rows it changed. */
    public int update(Query query) {
        return again(() -> {
            try (Session session = open()) {
                int changed = session.update(query);
                session.end();
                return changed;
            }
        });
    }

    /** Writes of one text in one transaction; those that change no row are left out. Answers how many did. */
    public int change(List<Write> alike) {
        return again(() -> {
            try (Session session = open()) {
                session.begin(traits.isolation());
                int changed = session.change(alike);
                session.commit();
                return changed;
            }
        });
    }

    /** Work in one transaction. */
    public <T> T transaction(Work<T> work) {
        return again(error -> error instanceof Untold || dialect.isPassing(error), () -> {
            try (Session session = open()) {
                session.begin(traits.isolation());
                T result = work.within(new Running(session));
                session.commit();
                return result;
            }
        });
    }

    /**
     * One attempt to commit the writes, all or none. A single one is all or none by itself, and so are a few in one
     * text where the database joins them: they need no transaction around them, and a connection that breaks meanwhile
     * breaks while committing.
     */
    public Attempt attempt(List<Write> writes, boolean oneByOne) {
        boolean committing = false;
        try (Session session = open()) {
            boolean together = traits.joinsTransactions() && !oneByOne && Pipeline.isOneTrip(writes);
            committing = session.commitsByItself() && (together || writes.size() == 1);
            if (!committing) {
                session.begin(traits.isolation());
            }
            Optional<Attempt> trouble =
                    committing && together ? session.sendTogether(writes) : session.send(writes, oneByOne);
            if (trouble.isPresent()) {
                return trouble.get();
            }
            committing = true;
            session.end();
            return new Attempt.Committed();
        } catch (SQLException error) {
            if (Faults.isAny(error, dialect::isPassing)) {
                return new Attempt.Failed(Attempt.State.PASSING, Faults.contention(error));
            }
            return committing && !Faults.isAny(error, Dialect::isRefusal)
                    ? failed(Attempt.State.UNKNOWN, "the connection was lost while committing", error)
                    : failed(Attempt.State.LASTING, "writing did not work; nothing was written", error);
        }
    }

    /** Lets others get out of the way, longer each time. */
    public static void pause(int attempt) {
        long longest = TimeUnit.MILLISECONDS.toNanos(FIRST_PAUSE_MILLIS << attempt);
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest));
    }

    private interface Call<T> {
        T call() throws SQLException;
    }

    /** A batch did not tell its numbers; from now on none is asked, so that the transaction may run again. */
    private static final class Untold extends SQLException {
        private static final long serialVersionUID = 1L;
    }

    private record Running(Session session) implements Transaction {
        @Override
        public <T> List<T> read(Query query, Row.Mapper<T> mapper) throws SQLException {
            List<T> found = new ArrayList<>();
            session.read(List.of(new Reading(query, row -> found.add(mapper.map(row)))));
            return found;
        }

        @Override
        public void write(List<Write> writes) throws SQLException {
            Optional<Attempt> trouble = session.send(writes, false);
            if (trouble.isPresent() && trouble.get() instanceof Attempt.Clashed) {
                throw new Untold();
            }
            if (trouble.isPresent()) {
                throw new StorageException("a row that was locked did not change");
            }
        }
    }

    private <T> T again(Call<T> call) {
        return again(dialect::isPassing, call);
    }

    private static <T> T again(Predicate<SQLException> passing, Call<T> call) {
        for (int attempt = 1; ; attempt++) {
            try {
                return call.call();
            } catch (SQLException error) {
                if (!Faults.isAny(error, passing)) {
                    throw Faults.fault(
                            Faults.isAny(error, Dialect::isDenied)
                                    ? "the user of the data source lacks the right to create tables, or to change them"
                                    : "writing did not work",
                            error);
                }
                if (attempt == ATTEMPTS) {
                    throw Faults.contention(error);
                }
            }
            pause(attempt);
        }
    }

    private Session open() throws SQLException {
        return new Session(Borrowing.connection(source), dialect, counting, parsed, traits.losesEmptyTexts());
    }

    private static Attempt failed(Attempt.State state, String what, Exception error) {
        return new Attempt.Failed(state, Faults.fault(what, error));
    }
}
