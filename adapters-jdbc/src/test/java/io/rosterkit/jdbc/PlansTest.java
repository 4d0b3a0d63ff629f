package io.rosterkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.jdbc.wire.SingleConnection;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.invitation.InvitationQuery;
import io.rosterkit.model.invitation.InvitationQuery.Order;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.InvitationProgress;
import io.rosterkit.model.invitation.stored.TrackedInvitation;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.tck.given.Given;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A page far down the list costs what the first one costs, even where a whole import was written at one moment. */
@Tag("server")
class PlansTest {

    private static final int ROWS = 6_000;
    private static final int PAGE = 20;

    private final Given given = Given.organization(1);

    /** MariaDB tells how many rows a connection has read. */
    @ParameterizedTest
    @EnumSource(Order.class)
    void onMariadb(Order order) throws SQLException {
        DataSource source = TestDatabase.MARIADB.installed();
        fill(JdbcStorage.on(source));
        TestDatabase.run(source, "analyze table rk_invitation");
        try (Connection connection = source.getConnection()) {
            Storage storage = JdbcStorage.on(SingleConnection.lending(connection));
            List<TrackedInvitation> all = page(storage, order, new Slice(ROWS, Optional.empty()));
            assertThat(all).hasSize(ROWS);
            for (int at : List.of(100, 3_000, 5_900)) {
                long before = rowsRead(connection);
                List<TrackedInvitation> page = page(storage, order, new Slice(PAGE, after(order, all.get(at))));
                assertThat(page).isEqualTo(all.subList(at + 1, at + 1 + PAGE));
                assertThat(rowsRead(connection) - before)
                        .as("rows read for " + order + " at " + at)
                        .isLessThan(10 * PAGE);
            }
        }
    }

    /** PostgreSQL counts the rows it fetched for an index, once its statistics are told to. */
    @ParameterizedTest
    @EnumSource(Order.class)
    void onPostgresql(Order order) throws SQLException {
        DataSource source = TestDatabase.POSTGRESQL.installed();
        fill(JdbcStorage.on(source));
        TestDatabase.run(source, "vacuum analyze rk_invitation, rk_user");
        try (Connection connection = source.getConnection()) {
            Storage storage = JdbcStorage.on(SingleConnection.lending(connection));
            List<TrackedInvitation> all = page(storage, order, new Slice(ROWS, Optional.empty()));
            for (int at : List.of(100, 3_000, 5_900)) {
                long before = rowsFetched(connection);
                List<TrackedInvitation> page = page(storage, order, new Slice(PAGE, after(order, all.get(at))));
                assertThat(page).isEqualTo(all.subList(at + 1, at + 1 + PAGE));
                assertThat(rowsFetched(connection) - before)
                        .as("rows for " + order + " at " + at)
                        .isLessThan(10 * PAGE);
            }
        }
    }

    /** Among hundreds of small organizations a plan for the average one must not read a large one from end to end. */
    @Test
    void onPostgresqlForOneAddressOfALargeOrganization() throws SQLException {
        DataSource source = TestDatabase.POSTGRESQL.installed();
        try (Connection connection = source.getConnection()) {
            Storage storage = JdbcStorage.on(SingleConnection.lending(connection));
            fill(storage);
            for (int number = 2; number < 400; number++) {
                Given small = Given.organization(number);
                storage.apply(small.opened());
                storage.apply(small.inviting(small.invitation("ben@weiss.example")));
            }
            TestDatabase.run(source, "vacuum analyze rk_invitation, rk_user");
            InvitationStore store = storage.port(InvitationStore.class);
            for (int call = 0; call < 12; call++) {
                long before = rowsFetched(connection);
                assertThat(store.addressesInUse(Viewer.of(given.id()), List.of("a" + call + "@weiss.example"))
                                .value()
                                .open())
                        .hasSize(1);
                assertThat(rowsFetched(connection) - before)
                        .as("rows at call " + call)
                        .isLessThan(PAGE);
            }
        }
    }

    @Test
    void onMariadbForTheInvitationsOfOneSender() throws SQLException {
        DataSource source = TestDatabase.MARIADB.installed();
        fill(JdbcStorage.on(source));
        TestDatabase.run(source, "analyze table rk_invitation");
        try (Connection connection = source.getConnection()) {
            Storage storage = JdbcStorage.on(SingleConnection.lending(connection));
            UserId sender = sendThree(storage);
            long before = rowsRead(connection);
            assertThat(sentBy(storage, sender)).isEqualTo(3);
            assertThat(rowsRead(connection) - before).isLessThan(PAGE);
        }
    }

    @Test
    void onPostgresqlForTheInvitationsOfOneSender() throws SQLException {
        DataSource source = TestDatabase.POSTGRESQL.installed();
        fill(JdbcStorage.on(source));
        try (Connection connection = source.getConnection()) {
            Storage storage = JdbcStorage.on(SingleConnection.lending(connection));
            UserId sender = sendThree(storage);
            TestDatabase.run(source, "vacuum analyze rk_invitation, rk_user");
            for (int call = 0; call < 12; call++) {
                long before = rowsFetched(connection);
                assertThat(sentBy(storage, sender)).isEqualTo(3);
                assertThat(rowsFetched(connection) - before)
                        .as("rows at call " + call)
                        .isLessThan(PAGE);
            }
        }
    }

    private UserId sendThree(Storage storage) {
        UserId sender = given.invitation("sender@weiss.example").invitee().user();
        for (String address : List.of("x@weiss.example", "y@weiss.example", "z@weiss.example")) {
            InvitationProgress progress = InvitationProgress.open(Given.NOW, Given.NOW.plus(Given.OPEN_FOR))
                    .by(Optional.of(sender));
            storage.apply(given.inviting(given.invitation(address, progress)));
        }
        return sender;
    }

    private int sentBy(Storage storage, UserId sender) {
        return storage.port(InvitationStore.class).openSentBy(given.id(), sender, Given.NOW, 1_001);
    }

    private void fill(Storage storage) {
        storage.apply(given.opened());
        List<Invitation> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            InvitationProgress progress = InvitationProgress.open(
                    Given.NOW.plusSeconds(i < ROWS / 2 ? 0 : i), Given.NOW.plus(Given.OPEN_FOR));
            rows.add(given.invitation("a" + i + "@weiss.example", progress));
        }
        for (int from = 0; from < ROWS; from += 500) {
            storage.apply(given.inviting(rows.subList(from, from + 500).toArray(Invitation[]::new)));
        }
    }

    private List<TrackedInvitation> page(Storage storage, Order order, Slice slice) {
        return storage.port(InvitationStore.class)
                .page(Viewer.of(given.id()), new InvitationQuery(Set.of(), order, Given.NOW, slice))
                .value();
    }

    private static Optional<Slice.Position> after(Order order, TrackedInvitation last) {
        Invitation row = last.invitation();
        return Optional.of(new Slice.Position(
                order == Order.ADDRESS ? row.invitee().address().key() : "",
                row.id().uuid()));
    }

    private static long rowsRead(Connection connection) throws SQLException {
        return sum(connection, "show session status like 'Handler_read%'", 2);
    }

    private static long rowsFetched(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_stat_force_next_flush()");
        }
        return sum(
                connection,
                "select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))"
                        + " from pg_stat_user_tables where relname in ('rk_invitation', 'rk_user')",
                1);
    }

    private static long sum(Connection connection, String sql, int column) throws SQLException {
        long sum = 0;
        try (Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(sql)) {
            while (results.next()) {
                sum += results.getLong(column);
            }
        }
        return sum;
    }
}
