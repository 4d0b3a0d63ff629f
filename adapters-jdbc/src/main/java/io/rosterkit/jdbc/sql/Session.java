package io.rosterkit.jdbc.sql;

import io.rosterkit.spi.storage.StorageException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One connection for the time of one trip or transaction. What it found changed about the connection it gives back. */
final class Session implements AutoCloseable {

    private final Connection connection;
    private final Dialect dialect;
    private final Pipeline.Counting counting;
    private final ParsedSql.Cache parsed;
    private final boolean autoCommit;
    private final boolean losesEmptyTexts;
    private boolean open;
    private boolean answered;
    private int isolationBefore = Connection.TRANSACTION_NONE;

    Session(
            Connection connection,
            Dialect dialect,
            Pipeline.Counting counting,
            ParsedSql.Cache parsed,
            boolean losesEmptyTexts)
            throws SQLException {
        this.connection = connection;
        this.dialect = dialect;
        this.counting = counting;
        this.parsed = parsed;
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
            giveBack();
            throw unusable;
        }
    }

    /** The connection of a transaction of the host; of this session only what sends and reads is used. */
    Session(Connection connection, Dialect dialect, ParsedSql.Cache parsed) {
        this.connection = connection;
        this.dialect = dialect;
        this.counting = new Pipeline.Counting();
        this.parsed = parsed;
        this.autoCommit = false;
        this.losesEmptyTexts = false;
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

    /** As one implicit transaction; only where {@link #commitsByItself}. */
    Optional<Attempt> sendTogether(List<Write> writes) throws SQLException {
        return new Pipeline(connection, dialect, counting).sendTogether(writes, parsed);
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
    void read(List<Reading> readings) throws SQLException {
        if (dialect.joinsStatements()) {
            trip(readings);
        } else {
            for (Reading reading : readings) {
                trip(List.of(reading));
            }
        }
    }

    private void trip(List<Reading> readings) throws SQLException {
        ParsedSql text = parsed.get(
                readings.stream().map(reading -> reading.query().sql()).toList());
        try (PreparedStatement statement = connection.prepareStatement(text.sql())) {
            int position = 1;
            for (int i = 0; i < readings.size(); i++) {
                position = readings.get(i).query().bind(statement, text.names().get(i), dialect, position);
            }
            statement.execute();
            for (int i = 0; i < readings.size(); i++) {
                if (i > 0) {
                    statement.getMoreResults();
                }
                answer(statement, readings.get(i).reader(), text.positions().get(i));
            }
        }
    }

    private void answer(PreparedStatement statement, Row.Reader reader, Row.Positions positions) throws SQLException {
        try (ResultSet results = statement.getResultSet()) {
            Row row = new Row(results, dialect, positions);
            while (results.next()) {
                answered = true;
                reader.read(row);
            }
        }
    }

    int update(Query query) throws SQLException {
        ParsedSql text = parsed.get(List.of(query.sql()));
        try (PreparedStatement statement = connection.prepareStatement(text.sql())) {
            query.bind(statement, text.names().get(0), dialect, 1);
            return statement.executeUpdate();
        }
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
            giveBack();
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

    private void giveBack() {
        try {
            connection.close();
        } catch (SQLException gone) {
            open = false;
        }
    }
}
