package io.rosterkit.jdbc.sql;

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
    private final boolean autoCommit;
    private boolean open;
    private int isolationBefore = Connection.TRANSACTION_NONE;

    Session(Handle handle, Dialect dialect) throws SQLException {
        this.handle = handle;
        this.connection = handle.getConnection();
        this.dialect = dialect;
        try {
            this.autoCommit = connection.getAutoCommit();
            this.open = !autoCommit;
        } catch (SQLException broken) {
            closeHandle();
            throw broken;
        }
    }

    /** Begins a transaction at READ COMMITTED, on a connection whose isolation is that. */
    void begin(int isolation) throws SQLException {
        open = true;
        if (isolation != Connection.TRANSACTION_READ_COMMITTED && dialect == Dialect.MARIADB) {
            try (Statement statement = connection.createStatement()) {
                // For the next transaction only, so that there is nothing to put back.
                statement.execute("set transaction isolation level read committed");
            }
        } else if (isolation != Connection.TRANSACTION_READ_COMMITTED) {
            isolationBefore = isolation;
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        }
        if (autoCommit) {
            connection.setAutoCommit(false);
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
        return new Pipeline(connection, dialect).send(writes, oneByOne);
    }

    int change(List<Write> alike) throws SQLException {
        return new Pipeline(connection, dialect).change(alike);
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
