package io.rosterkit.examples.guide;

import static io.rosterkit.profile.StandardProfile.STAFF;

import io.rosterkit.Roster;
import io.rosterkit.jdbc.JdbcStorage;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.spi.storage.RollbackRequiredException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A row of the host and an invitation in one transaction. docs/in-your-application.md shows it. */
final class JoinedHiring {

    /** The host's own table. */
    static final String TABLE =
            "create table hired (address varchar(254) primary key, invitation varchar(36) not null)";

    private static final int MAX_RUNS = 5;

    private final DataSource pool;
    private final Roster roster;

    JoinedHiring(DataSource pool, Roster roster) {
        this.pool = pool;
        this.roster = roster;
    }

    /** What a transaction of the host does. */
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    InvitationId hire(Actor manager, String address) throws SQLException {
        for (int run = 1; ; run++) {
            try {
                return transaction(connection -> {
                    InvitationId invitation = roster.joining(JdbcStorage.joined(connection))
                            .as(manager)
                            .invitations()
                            .invite(address, STAFF)
                            .orThrow()
                            .invitation();
                    write(connection, address, invitation);
                    return invitation;
                });
            } catch (RollbackRequiredException late) {
                if (!late.isRepeatable() || run == MAX_RUNS) {
                    throw late;
                }
            }
        }
    }

    private <T> T transaction(Work<T> work) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            connection.setAutoCommit(false);
            try {
                T done = work.on(connection);
                connection.commit();
                return done;
            } catch (SQLException | RuntimeException failure) {
                connection.rollback();
                throw failure;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static void write(Connection connection, String address, InvitationId invitation) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into hired (address, invitation) values (?, ?)")) {
            insert.setString(1, address);
            insert.setString(2, invitation.toString());
            insert.executeUpdate();
        }
    }
}
