package io.rosterkit.jdbc.sql;

import io.rosterkit.spi.storage.StorageException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.SqlStatement;

/** One connection for the time of one trip or transaction. What it found changed about the connection it gives back. */
final class Session implements AutoCloseable {

    private final Handle handle;
    private final Connection connection;
    private final Dialect dialect;
    private final Pipeline.Counting counting;
    private final boolean autoCommit;
    private final boolean losesEmptyTexts;
    private boolean open;
    private boolean answered;
    private int isolationBefore = Connection.TRANSACTION_NONE;

    Session(Handle handle, Dialect dialect, Pipeline.Counting counting, boolean losesEmptyTexts) throws SQLException {
        this.handle = handle;
        this.connection = handle.getConnection();
        this.dialect = dialect;
        this.counting = counting;
        this.losesEmptyTexts = losesEmptyTexts;
        try {
            this.autoCommit = connection.getAutoCommit();
            if (!autoCommit) {
                Borrowing.refuseForeign(connection, dialect);
            }
            if (losesEmptyTexts) {
                Borrowing.keepEmptyTexts(connection);
            }
            this.open = !autoCommit;
        } catch (SQLException | StorageException unusable) {
            // Not rolled back: it may be somebody's.
            closeHandle();
            throw unusable;
        }
    }

    /** Begins a transaction at READ COMMITTED; {@code isolation} is that of the data source's connections. */
    void begin(int isolation) throws SQLException {
        open = true;
        boolean weaker = isolation != Connection.TRANSACTION_READ_COMMITTED;
        if (weaker && !autoCommit) {
            // Looking whose it is has begun a transaction, in which the isolation cannot be set.
            connection.rollback();
        }
        if (weaker && dialect == Dialect.MARIADB) {
            readCommitted();
        }
        if (autoCommit) {
            connection.setAutoCommit(false);
        }
        if (weaker && dialect != Dialect.MARIADB) {
            readCommitted();
        }
    }

    /** For one transaction only where that can be said, so that there is nothing to put back. */
    private void readCommitted() throws SQLException {
        if (dialect.readCommitted().isPresent()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(dialect.readCommitted().get());
            }
        } else {
            isolationBefore = connection.getTransactionIsolation();
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        }
    }

    /** Whether each statement is a transaction of its own as long as none is begun. */
    boolean commitsByItself() {
        return autoCommit;
    }

    void commit() throws SQLException {
        connection.commit();
        open = false;
    }

    /** Statements that define tables, in one transaction where the database can. */
    void install(List<String> statements) throws SQLException {
        begin(Connection.TRANSACTION_READ_COMMITTED);
        try (Statement statement = connection.createStatement()) {
            List<String> all = new ArrayList<>(dialect.lock().stream().toList());
            all.addAll(statements);
            try {
                for (String sql : all) {
                    statement.execute(sql);
                }
                commit();
            } finally {
                if (dialect.unlock().isPresent()) {
                    statement.execute(dialect.unlock().get());
                }
            }
        }
    }

    /** Ends what is open: what was begun, or what a pool without auto-commit began by itself. */
    void end() throws SQLException {
        if (open) {
            commit();
        }
    }

    Optional<Attempt> send(List<Write> writes, boolean oneByOne) throws SQLException {
        return new Pipeline(connection, dialect, counting).send(writes, oneByOne);
    }

    /** Whether some reader was given a row, so that asking once more would give it the row again. */
    boolean answered() {
        return answered;
    }

    int change(List<Write> alike) throws SQLException {
        return new Pipeline(connection, dialect, counting).change(alike);
    }

    /** Asks in one trip where the database can. */
    void read(List<Reading> readings) {
        if (dialect.joinsStatements()) {
            trip(readings);
        } else {
            readings.forEach(reading -> trip(List.of(reading)));
        }
    }

    private void trip(List<Reading> readings) {
        String sql = readings.stream().map(reading -> reading.query().sql()).collect(Collectors.joining(";\n"));
        var query = handle.createQuery(sql);
        readings.forEach(reading -> bind(query, reading.query().values()));
        query.execute((execution, context) -> {
            PreparedStatement statement = execution.get();
            for (Reading reading : readings) {
                try (ResultSet results = statement.getResultSet()) {
                    Row row = new Row(results, dialect);
                    while (results.next()) {
                        answered = true;
                        reading.reader().read(row);
                    }
                }
                if (readings.size() > 1) {
                    statement.getMoreResults();
                }
            }
            return readings.size();
        });
    }

    int update(Query query) {
        var update = handle.createUpdate(query.sql());
        bind(update, query.values());
        return update.execute();
    }

    private void bind(SqlStatement<?> statement, Map<String, Object> values) {
        values.forEach((name, value) -> statement.bind(
                name, (Argument) (position, prepared, context) -> dialect.bind(prepared, position, value)));
    }

    /**
     * Never throws: what was committed stays committed. A connection that cannot be put right is not given back alive.
     */
    @Override
    public void close() {
        try {
            if (open) {
                connection.rollback();
            }
            restore();
        } catch (SQLException broken) {
            abort();
        } finally {
            closeHandle();
        }
    }

    private void restore() throws SQLException {
        if (losesEmptyTexts) {
            Borrowing.putBackMode(connection);
        }
        if (autoCommit && !connection.getAutoCommit()) {
            connection.setAutoCommit(true);
        }
        if (isolationBefore != Connection.TRANSACTION_NONE) {
            connection.setTransactionIsolation(isolationBefore);
        }
    }

    private void abort() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException gone) {
            open = false;
        }
    }

    private void closeHandle() {
        try {
            handle.close();
        } catch (JdbiException gone) {
            open = false;
        }
    }
}
