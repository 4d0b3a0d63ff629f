package io.rosterkit.jdbc.sql;

import io.rosterkit.spi.storage.RollbackRequiredException;
import io.rosterkit.spi.storage.StorageException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The database within a transaction that the host has begun on a connection of its own, for the thread that joined it.
 * The first failure is the last work: the host has to roll back.
 */
public final class JoinedDatabase implements Database {

    /** One name for all, so that MariaDB and H2 replace the one before; on PostgreSQL it is released. */
    private static final String SAVEPOINT = "rosterkit";

    private static final Map<Dialect, ParsedSql.Cache> PARSED = Stream.of(Dialect.values())
            .collect(Collectors.toUnmodifiableMap(Function.identity(), ParsedSql.Cache::new));

    private final Connection connection;
    private final Dialect dialect;
    private final boolean losesEmptyTexts;

    /** Whether a statement that fails aborts the transaction, so that no savepoint is needed. */
    private final boolean abortsByItself;

    private final Session session;
    private final Thread owner = Thread.currentThread();
    private Optional<RollbackRequiredException> spent = Optional.empty();

    private JoinedDatabase(Connection connection, Dialect dialect, boolean losesEmptyTexts) {
        this.connection = connection;
        this.dialect = dialect;
        this.losesEmptyTexts = losesEmptyTexts;
        this.abortsByItself = dialect.abort().isPresent() && !Borrowing.savesStatements(connection);
        this.session = new Session(connection, dialect, Objects.requireNonNull(PARSED.get(dialect)));
    }

    /** Joins the transaction of that connection, where the tables must be of that version. */
    public static JoinedDatabase of(Connection connection, int version) {
        try {
            if (connection.getAutoCommit()) {
                throw new IllegalArgumentException(
                        "connection must have auto-commit off: begin a transaction on it, and"
                                + " give the connection of the transaction (with Spring, DataSourceUtils.getConnection)");
            }
            if (connection.isReadOnly()) {
                throw new IllegalArgumentException(
                        "connection must not be read-only: begin a transaction that may write");
            }
            return checked(connection, Dialect.of(connection.getMetaData()), version);
        } catch (SQLException error) {
            throw Faults.fault(
                    "the transaction of that connection cannot be joined, which must see the tables of Rosterkit",
                    error);
        }
    }

    /** Joins it, if isolation, version of the tables and sql_mode are as they must be. */
    private static JoinedDatabase checked(Connection connection, Dialect dialect, int version) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(dialect.joining())) {
            answer.next();
            refuseOtherIsolation(connection, answer.getString(2));
            if (answer.getInt(1) != version) {
                throw new StorageException("the connection sees tables of Rosterkit of version " + answer.getInt(1)
                        + ", this library needs version " + version
                        + ": give a connection to the database and schema of the roster's storage");
            }
            if (!answer.getBoolean(4)) {
                throw new IllegalArgumentException(
                        "connection must have a strict sql_mode, so that nothing is cut off: add"
                                + " STRICT_TRANS_TABLES to the sql_mode of the host's connections");
            }
            return new JoinedDatabase(connection, dialect, answer.getBoolean(3));
        }
    }

    /**
     * Refuses any isolation but READ COMMITTED. In a snapshot, an actor who loses a right during the transaction could
     * go on using it.
     */
    private static void refuseOtherIsolation(Connection connection, String isolation) throws SQLException {
        boolean readCommitted = isolation.equals(Dialect.ISOLATION_OF_THE_DRIVER)
                ? connection.getTransactionIsolation() == Connection.TRANSACTION_READ_COMMITTED
                : isolation.toLowerCase(Locale.ROOT).equals("read committed");
        if (!readCommitted) {
            throw new IllegalArgumentException(
                    "connection must be at READ COMMITTED: set the isolation of the host's transaction, or of its pool,"
                            + " before the transaction begins");
        }
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public void read(List<Reading> readings) {
        within("reading did not work", () -> {
            session.read(readings);
            return true;
        });
    }

    /**
     * Writes all, or nothing of it and throws. The request is written before the rest. If it is stored already, nothing
     * is written and the result is false.
     */
    public boolean apply(Optional<Write> request, List<Write> writes) {
        return within("writing did not work", () -> {
            boolean alone = writes.size() + request.stream().count() < 2;
            Optional<Savepoint> before =
                    alone || abortsByItself ? Optional.empty() : Optional.of(connection.setSavepoint(SAVEPOINT));
            boolean whole = false;
            try {
                boolean claimed = request.isEmpty() || sent(List.of(request.get()));
                if (claimed && !writes.isEmpty()) {
                    write(writes);
                }
                if (before.isPresent() && dialect.joinsStatements()) {
                    connection.releaseSavepoint(before.get());
                }
                whole = true;
                return claimed;
            } finally {
                if (!whole) {
                    undo(before);
                }
            }
        });
    }

    private void write(List<Write> writes) throws SQLException {
        boolean sent = dialect.joinsStatements() ? sentTogether(writes) : sent(writes);
        if (!sent) {
            throw lost("another caller was faster");
        }
    }

    private boolean sent(List<Write> writes) throws SQLException {
        return session.send(writes, true).isEmpty();
    }

    /** A write that changes no row raises an error, and the error aborts the transaction. */
    private boolean sentTogether(List<Write> writes) throws SQLException {
        for (List<Write> trip : Pipeline.trips(writes)) {
            if (session.sendTogether(trip).isPresent()) {
                return false;
            }
        }
        return true;
    }

    /** A host that commits all the same must not commit a part of what was written. */
    private void undo(Optional<Savepoint> before) {
        try {
            if (before.isPresent()) {
                connection.rollback(before.get());
            }
            if (abortsByItself) {
                abort(dialect.abort().orElseThrow());
            }
        } catch (SQLException gone) {
            // The connection is broken, and its transaction with it.
            spent = spent.or(() -> Optional.of(failure("writing did not work", gone)));
        }
        spent = spent.or(() -> Optional.of(new RollbackRequiredException("writing did not work", false)));
    }

    /** Aborts the transaction by a statement that must fail. */
    private void abort(String failing) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(failing);
        } catch (SQLException intended) {
            // The transaction is aborted now.
        }
    }

    /** The failure by which this is spent: others were faster, and nothing is wrong. */
    public RollbackRequiredException lost(String what) {
        return spend(
                new RollbackRequiredException(what + "; roll the transaction back, and run all of it again", true));
    }

    private interface Work<T> {
        T run() throws SQLException;
    }

    private <T> T within(String doing, Work<T> work) {
        refuseUnusable();
        try {
            refuseEnded();
            if (!losesEmptyTexts) {
                return work.run();
            }
            Borrowing.keepEmptyTexts(connection);
            try {
                return work.run();
            } finally {
                Borrowing.putBackMode(connection);
            }
        } catch (SQLException error) {
            throw spend(failure(doing, error));
        }
    }

    private void refuseUnusable() {
        if (Thread.currentThread() != owner) {
            throw new StorageException("a joined storage works for the thread alone that joined the transaction");
        }
        if (spent.isPresent()) {
            throw new RollbackRequiredException(
                    "the transaction has failed before; roll it back",
                    spent.get().isRepeatable(),
                    spent.get());
        }
    }

    private void refuseEnded() throws SQLException {
        if (connection.getAutoCommit()) {
            throw spend(new RollbackRequiredException(
                    "the transaction that was joined is over; join each transaction anew", false));
        }
    }

    private RollbackRequiredException failure(String doing, SQLException error) {
        boolean passing = Faults.isAny(error, dialect::isPassing);
        StorageException fault = Faults.fault(doing, error);
        return new RollbackRequiredException(
                fault.getMessage() + "; roll the transaction back" + (passing ? ", and run all of it again" : ""),
                passing,
                Optional.ofNullable(fault.getCause()).orElse(fault));
    }

    private RollbackRequiredException spend(RollbackRequiredException failure) {
        spent = Optional.of(failure);
        return failure;
    }
}
