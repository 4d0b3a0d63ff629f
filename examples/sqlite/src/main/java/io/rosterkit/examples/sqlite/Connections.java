package io.rosterkit.examples.sqlite;

import io.rosterkit.spi.storage.StorageContentionException;
import io.rosterkit.spi.storage.StorageException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.sqlite.SQLiteErrorCode;

/** Connections to one file, each for one piece of work at a time. */
final class Connections {

    private final String url;
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

    Connections(Path file) {
        this.url = "jdbc:sqlite:" + file.toAbsolutePath();
    }

    /** Work on a connection. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Does the work. A connection on which it fails is not used again. */
    <T> T use(Work<T> work) {
        try {
            Connection connection = taken();
            boolean usable = false;
            try {
                T answer = work.on(connection);
                usable = true;
                return answer;
            } finally {
                if (usable) {
                    idle.push(connection);
                } else {
                    connection.close();
                }
            }
        } catch (SQLException failure) {
            throw fault(failure);
        }
    }

    /** Executes one statement that answers nothing. */
    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection taken() throws SQLException {
        Connection free = idle.poll();
        if (free != null) {
            return free;
        }
        Connection connection = DriverManager.getConnection(url);
        execute(connection, "pragma busy_timeout = 20000");
        execute(connection, "pragma journal_mode = wal");
        execute(connection, "pragma synchronous = full");
        return connection;
    }

    /** What went wrong by its code alone: a message of the driver may hold a value. */
    private static StorageException fault(SQLException failure) {
        SQLiteErrorCode code = SQLiteErrorCode.getErrorCode(failure.getErrorCode());
        return (failure.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_BUSY.code
                ? new StorageContentionException("others wrote for too long; nothing was written")
                : new StorageException("SQLite answered " + code.name());
    }
}
