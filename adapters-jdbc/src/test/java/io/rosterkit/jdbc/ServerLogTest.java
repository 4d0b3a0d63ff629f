package io.rosterkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rosterkit.jdbc.wire.SingleConnection;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.user.ExternalId;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.RollbackRequiredException;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.table.RowChange;
import io.rosterkit.spi.user.UserTable;
import io.rosterkit.tck.given.Given;
import io.rosterkit.tck.table.Samples;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** PostgreSQL writes the key of a clash into its log, where nothing personal may stand. */
@Tag("server")
class ServerLogTest {

    /** What the rows hold that may be personal: addresses, names, numbers and the ids that a host gives. */
    private static final List<String> PERSONAL = List.of("weiss", "anna", "ben@", "Ben", "+43", "their-own-id", "HR-1");

    private final PGSimpleDataSource source = (PGSimpleDataSource) TestDatabase.POSTGRESQL.installed();
    private final Given given = Given.organization(1);
    private final List<Samples.Sample<?>> samples = Samples.of(given);

    @Test
    void holdsNothingPersonalAfterAClash() throws SQLException {
        try (Connection connection = source.getConnection()) {
            assumeTrue(Log.isReadable(connection), "a server of one's own may keep its log elsewhere");
            long start = Log.length(connection);
            Storage storage = JdbcStorage.on(SingleConnection.lending(connection));
            assertThat(storage.apply(taken())).isEqualTo(new Applied.Done());
            for (Changes clash : clashes()) {
                assertThat(storage.apply(clash)).as("%s", clash).isNotEqualTo(new Applied.Done());
                assertThat(storage.apply(clash.and(entry()))).isNotEqualTo(new Applied.Done());
                joined(clash.and(entry()));
            }
            assertThat(storage.apply(many().and(given.inviting(given.invitation("ben@weiss.example")))))
                    .isInstanceOf(Applied.Lost.class);

            String log = Log.of(connection, source.getDatabaseName(), start);
            assertThat(log)
                    .contains("duplicate key value violates unique constraint \"rk_user_open\"")
                    .contains("duplicate key value violates unique constraint \"rk_user_external\"")
                    .contains("division by zero");
            assertThat(PERSONAL).noneMatch(log::contains);
        }
    }

    private Changes taken() {
        Changes all = Changes.none(given.id());
        for (Samples.Sample<?> sample : samples) {
            all = all.and(sample.insert());
        }
        return all.and(given.inviting(given.invitation("ben@weiss.example")))
                .and(given.request("their-own-id", Given.NOW));
    }

    /** Each primary key, the address of a user and of an invited person, an external id, and the id of a request. */
    private List<Changes> clashes() {
        Stream<Changes> keys =
                samples.stream().map(sample -> Changes.none(given.id()).and(insert(sample)));
        Stream<Changes> others = Stream.of(
                given.inviting(given.invitation("anna@weiss.example")),
                given.inviting(given.invitation("ben@weiss.example")),
                Changes.none(given.id()).and(UserTable.USERS.insert(withTheSameExternalId())),
                Changes.none(given.id()).and(given.request("their-own-id", Given.NOW)));
        return Stream.concat(keys, others).toList();
    }

    private User withTheSameExternalId() {
        User other = given.user("cleo@example.org", UserStatus.ACTIVE);
        return other.withContact(
                other.contact().withExternalId(Optional.of(new ExternalId("HR-1"))),
                other.security(),
                other.revision());
    }

    private static RowChange<?> insert(Samples.Sample<?> sample) {
        return sample.insert();
    }

    /** So many that they are one statement for each table. */
    private Changes many() {
        return given.inviting(IntStream.range(0, 30)
                .mapToObj(number -> given.invitation("anna" + number + "@weiss.example"))
                .toArray(Invitation[]::new));
    }

    private JournalEntry entry() {
        return given.entry(
                new Subject(Subject.Kind.PRACTICE, given.practice().id().uuid(), 1), Given.NOW);
    }

    private void joined(Changes clash) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            Optional<Applied> answer;
            try {
                answer = Optional.of(JdbcStorage.joined(connection).apply(clash));
            } catch (RollbackRequiredException lost) {
                answer = Optional.empty();
            }
            assertThat(answer).isNotEqualTo(Optional.of(new Applied.Done()));
            connection.rollback();
        }
    }

    /** The log of the server, as its own functions read it. */
    private static final class Log {

        static boolean isReadable(Connection connection) throws SQLException {
            return !ask(connection, "select coalesce(pg_current_logfile(), '')").isEmpty();
        }

        static long length(Connection connection) throws SQLException {
            return Long.parseLong(ask(connection, "select size from pg_stat_file(pg_current_logfile())"));
        }

        /** What it tells of that database; a line that goes on begins with a tab. */
        static String of(Connection connection, String database, long start) throws SQLException {
            String all = ask(
                    connection,
                    "select encode(pg_read_binary_file(pg_current_logfile(), " + start + ", 100000000), 'escape')");
            return Stream.of(all.replace("\n\t", " ").split("\n"))
                    .filter(line -> line.startsWith(database + ":"))
                    .collect(Collectors.joining("\n"));
        }

        private static String ask(Connection connection, String sql) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet results = statement.executeQuery(sql)) {
                results.next();
                return results.getString(1);
            }
        }
    }
}
