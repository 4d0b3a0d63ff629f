package io.rosterkit.jdbc.sql;

import io.rosterkit.spi.storage.StorageException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Takes connections of a data source, and refuses one that belongs to a transaction of the caller. */
final class Borrowing {

    /** Whether MariaDB's mode EMPTY_STRING_IS_NULL is on. */
    private static final String ASK = "select @@sql_mode like '%EMPTY_STRING_IS_NULL%'";

    /**
     * Remembers the mode and takes EMPTY_STRING_IS_NULL out of it. Another mode, which is on anyway, takes its place:
     * an empty text would be null in this mode.
     */
    private static final String KEEP = "set @rosterkit_sql_mode = @@sql_mode,"
            + " sql_mode = replace(@@sql_mode, 'EMPTY_STRING_IS_NULL', 'STRICT_TRANS_TABLES')";

    private static final String TWO_TRANSACTIONS = "select txid_current();\nselect txid_current()";

    private static final String PUT_BACK = "set sql_mode = @rosterkit_sql_mode";

    private Borrowing() {}

    /** One connection. Pools and what stands before them throw what they like; it is all one fault here. */
    static Connection connection(DataSource source) throws SQLException {
        Connection connection;
        try {
            connection = source.getConnection();
        } catch (SQLException | RuntimeException none) {
            throw new Faults.NoConnection(none);
        }
        if (connection == null) {
            throw new Faults.NoConnection(new SQLException("the data source answered null"));
        }
        return connection;
    }

    /**
     * Refuses a connection without auto-commit on which a transaction has done something: it is that of the caller, and
     * committing would end it. A connection of a pool without auto-commit has no transaction yet, or one that has
     * touched nothing.
     */
    static void refuseForeign(Connection connection, Dialect dialect) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(dialect.underWay())) {
            if (found.next() && found.getBoolean(1)) {
                throw foreign();
            }
        } catch (SQLException error) {
            // A transaction that has failed: no pool hands out a connection with one, so it is that of the caller.
            if (Faults.isAny(error, broken -> "25P02".equals(broken.getSQLState()))) {
                throw foreign();
            }
            throw error;
        }
    }

    private static StorageException foreign() {
        return new StorageException(
                "the data source gave the connection of a transaction that its caller has under way;"
                        + " nothing was written. Give Rosterkit a data source that hands out connections of its own (the pool,"
                        + " not a proxy for the caller's transaction). To do both in one transaction, use"
                        + " roster.joining(JdbcStorage.joined(connection)), see \"One transaction with yours\" in"
                        + " docs/in-your-application.md");
    }

    /** Whether connections of that kind would lose empty texts. */
    static boolean losesEmptyTexts(Connection connection, Dialect dialect) throws SQLException {
        if (dialect != Dialect.MARIADB) {
            return false;
        }
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(ASK)) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    /**
     * Whether several statements of one text, on a connection with auto-commit, are one transaction at READ COMMITTED.
     * PostgreSQL's driver sends them one by one in its simple mode, and a proxy may do so too; so it is tried.
     */
    static boolean joinsTransactions(Connection connection, Dialect dialect) throws SQLException {
        if (!dialect.joinsStatements()
                || !connection.getAutoCommit()
                || connection.getTransactionIsolation() != Connection.TRANSACTION_READ_COMMITTED
                || connection.isReadOnly()) {
            return false;
        }
        try (PreparedStatement statement = connection.prepareStatement(TWO_TRANSACTIONS)) {
            statement.execute();
            long first = number(statement.getResultSet());
            return statement.getMoreResults() && number(statement.getResultSet()) == first;
        } catch (SQLException notHere) {
            // Such as a server that only reads: it assigns no numbers.
            return false;
        }
    }

    /**
     * Whether PostgreSQL's driver has a savepoint for each statement ({@code autosave}), so that one that fails does
     * not abort the transaction. A connection that does not tell is taken for one that has.
     */
    static boolean savesStatements(Connection connection) {
        try {
            Connection own = connection.unwrap(Connection.class);
            return !own.getClass()
                    .getMethod("getAutosave")
                    .invoke(own)
                    .toString()
                    .equals("NEVER");
        } catch (SQLException | ReflectiveOperationException untold) {
            return true;
        }
    }

    private static long number(ResultSet results) throws SQLException {
        results.next();
        return results.getLong(1);
    }

    /** Takes EMPTY_STRING_IS_NULL out of the mode, until {@link #putBackMode}. */
    static void keepEmptyTexts(Connection connection) throws SQLException {
        execute(connection, KEEP);
    }

    static void putBackMode(Connection connection) throws SQLException {
        execute(connection, PUT_BACK);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
