package io.rosterkit.examples.guide;

import static io.rosterkit.profile.StandardProfile.STAFF;

import io.rosterkit.Desk;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Refusal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * A table of the host and an act of the library that belong together: each person hired is invited exactly once,
 * wherever the process dies. docs/operations.md shows it.
 */
final class Hiring {

    /** The host's own table. */
    static final String TABLE = """
            create table hiring (request varchar(100) primary key, address varchar(254) not null,
                state varchar(20) not null, answer varchar(100))
            """;

    private final DataSource pool;
    private final Desk desk;

    Hiring(DataSource pool, Desk desk) {
        this.pool = pool;
        this.desk = desk;
    }

    /** What a transaction of the host does. */
    private interface Work {
        void on(Connection connection) throws SQLException;
    }

    void hire(String address) throws SQLException {
        String request = UUID.randomUUID().toString();
        transaction(connection -> write(
                connection,
                "insert into hiring (request, address, state) values (?, ?, 'open')",
                request,
                address)); // and whatever else belongs to it
        finish(request, address);
    }

    /** A job calls it now and then, for what a fault has left open. Two at the same time do no harm. */
    void finishOpen() throws SQLException {
        for (Map.Entry<String, String> row : open().entrySet()) {
            finish(row.getKey(), row.getValue());
        }
    }

    /** Outside of any transaction of the host, and any number of times with the same request id. */
    private void finish(String request, String address) throws SQLException {
        String answer = desk.once(request).invitations().invite(address, STAFF).fold(Hiring::invited, Hiring::refused);
        if (!answer.isEmpty()) {
            transaction(connection -> write(
                    connection,
                    "update hiring set state = 'done', answer = ? where request = ? and state = 'open'",
                    answer,
                    request));
        }
    }

    private static String invited(InvitationReceipt receipt) {
        return receipt.invitation().toString();
    }

    /** The code of the refusal. Others were in the way: empty, so that the row stays open. */
    private static String refused(Refusal refusal) {
        return refusal.reason() == InputReason.BUSY ? "" : refusal.reason().code();
    }

    private Map<String, String> open() throws SQLException {
        Map<String, String> open = new HashMap<>();
        transaction(connection -> {
            String sql = "select request, address from hiring where state = 'open'";
            try (PreparedStatement statement = connection.prepareStatement(sql);
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    open.put(rows.getString(1), rows.getString(2));
                }
            }
        });
        return open;
    }

    private void transaction(Work work) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                work.on(connection);
                connection.commit();
            } catch (SQLException failure) {
                connection.rollback();
                throw failure;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static void write(Connection connection, String sql, String one, String two) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, one);
            statement.setString(2, two);
            statement.executeUpdate();
        }
    }
}
