package io.rosterkit.acceptance;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.rosterkit.JoinedRoster;
import io.rosterkit.Roster;
import io.rosterkit.acceptance.storage.TestDatabase;
import io.rosterkit.jdbc.JdbcStorage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** The database of a test run as its host uses it: with a table and transactions of the host's own. */
public record HostDatabase(DataSource source) {

    /** That of this run, which is no run in memory. */
    public static HostDatabase ofThisRun() {
        HostDatabase database = new HostDatabase(TestDatabase.current().orElseThrow());
        database.execute("create table if not exists host_row (note varchar(100) not null)");
        database.execute("delete from host_row");
        return database;
    }

    /** A pool of one connection, which soon says that it has no other. */
    static HikariDataSource ofOneConnection() {
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(ofThisRun().source());
        pool.setMaximumPoolSize(1);
        pool.setConnectionTimeout(250);
        return new HikariDataSource(pool);
    }

    /** Work of the host in a transaction, which it may end itself; what it leaves open is rolled back. */
    @FunctionalInterface
    public interface Work<T> {
        T within(Connection connection) throws SQLException;
    }

    /** Does the work in a transaction, and leaves to it how that ends. */
    public <T> T transaction(Work<T> work) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                return work.within(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException failure) {
            throw new AssertionError("the transaction of the host failed", failure);
        }
    }

    /** The roster within the transaction of that connection. */
    public static JoinedRoster joined(Roster roster, Connection connection) {
        return roster.joining(JdbcStorage.joined(connection));
    }

    /** A row of the host. */
    static void note(Connection connection, String note) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into host_row (note) values (?)")) {
            insert.setString(1, note);
            insert.executeUpdate();
        }
    }

    /** How many rows of the host are committed. */
    long notes() {
        return transaction(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet count = statement.executeQuery("select count(*) from host_row")) {
                count.next();
                return count.getLong(1);
            }
        });
    }

    private void execute(String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new AssertionError(sql, failure);
        }
    }
}
