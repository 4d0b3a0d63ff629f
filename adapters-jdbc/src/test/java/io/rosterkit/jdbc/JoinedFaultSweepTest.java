package io.rosterkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rosterkit.jdbc.wire.SingleConnection;
import io.rosterkit.jdbc.wire.Wire;
import io.rosterkit.jdbc.wire.WireDataSource;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.JoinedStorage;
import io.rosterkit.spi.storage.RollbackRequiredException;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.tck.given.Given;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every JDBC call in a joined transaction fails once, in every way, and the host commits all the same. */
class JoinedFaultSweepTest {

    @Nested
    @Tag("slow")
    class OnH2 extends Cases {
        OnH2() {
            super(TestDatabase.H2_IN_MEMORY);
        }
    }

    @Nested
    @Tag("server")
    class OnPostgresql extends Cases {
        OnPostgresql() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    @Nested
    @Tag("server")
    class OnMariadb extends Cases {
        OnMariadb() {
            super(TestDatabase.MARIADB);
        }
    }

    /** On one database. */
    abstract static class Cases {
        private final TestDatabase database;

        Cases(TestDatabase database) {
            this.database = database;
        }

        @ParameterizedTest
        @EnumSource(Wire.Harm.class)
        void allOrNothingIsCommittedWhereverItFails(Wire.Harm harm) throws SQLException {
            sweep(harm, Decision::changes, Decision.ONCE);
        }

        /** The host catches whatever is thrown, and commits. */
        private void sweep(Wire.Harm harm, Function<Decision, Changes> changes, Map<String, Long> once)
                throws SQLException {
            DataSource plain = database.installed();
            Wire wire = new Wire();
            DataSource watched = new WireDataSource(plain, wire);
            int failing = 0;
            boolean fired;
            try (Connection counting = plain.getConnection()) {
                Storage own = JdbcStorage.on(SingleConnection.lending(counting));
                do {
                    failing++;
                    Decision next = Decision.in(Given.organization(failing + 10));
                    own.apply(next.given().opened());
                    Connection connection = transaction(watched);
                    JoinedStorage joined = JdbcStorage.joined(connection);
                    wire.reset();
                    int number = failing;
                    wire.failOnce(call -> call.number() == number, harm);
                    Optional<Applied> answer = applied(joined, changes.apply(next));
                    fired = wire.fired();
                    wire.reset();
                    if (answer.isEmpty()) {
                        assertThatThrownBy(joined::time).isInstanceOf(RollbackRequiredException.class);
                    }
                    end(connection);
                    Map<String, Long> rows = next.rows(counting);
                    assertThat(rows).isIn(Decision.NOTHING, once);
                    if (answer.isPresent()) {
                        assertThat(rows).isEqualTo(once);
                    }
                } while (fired);
            }
            assertThat(failing).isGreaterThan(5);
        }

        private static Optional<Applied> applied(JoinedStorage joined, Changes changes) {
            try {
                return Optional.of(joined.apply(changes));
            } catch (RollbackRequiredException failed) {
                assertThat(failed).hasMessageNotContaining("weiss.example");
                return Optional.empty();
            }
        }

        private static Connection transaction(DataSource source) throws SQLException {
            Connection begun = source.getConnection();
            begun.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            begun.setAutoCommit(false);
            return begun;
        }

        /** A connection that is lost commits nothing. */
        private static void end(Connection connection) {
            try (connection) {
                connection.commit();
            } catch (SQLException lost) {
                assertThat(lost.getSQLState()).isNotNull();
            }
        }
    }
}
