package io.rosterkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.jdbc.wire.SingleConnection;
import io.rosterkit.jdbc.wire.Wire;
import io.rosterkit.jdbc.wire.WireDataSource;
import io.rosterkit.model.access.AccessState.OrganizationStatus;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.notice.ClaimRequest;
import io.rosterkit.spi.notice.MessageWork;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.tck.given.Given;
import io.rosterkit.tck.given.Race;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a pool's connections are like, they go back as they came. */
class ConnectionsTest {

    @Nested
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

        @Test
        void areGivenBackAsTheyCame() throws SQLException {
            for (boolean autoCommit : new boolean[] {true, false}) {
                for (int isolation : new int[] {
                    Connection.TRANSACTION_READ_COMMITTED,
                    Connection.TRANSACTION_REPEATABLE_READ,
                    Connection.TRANSACTION_SERIALIZABLE
                }) {
                    worksOn(autoCommit, isolation);
                }
            }
        }

        /** The isolation of the first connection is looked at once; those that come later may have another one. */
        @ParameterizedTest
        @ValueSource(ints = {0, 1, 2})
        void mayHaveAnotherIsolationEachTime(int first) throws Exception {
            DataSource plain = database.installed();
            Storage storage = JdbcStorage.on(changing(plain, first));
            Decision decision = Decision.in(Given.organization(1));
            assertThat(storage.apply(decision.given().opened())).isEqualTo(new Applied.Done());

            List<Applied> applied = Race.of(6, runner -> storage.apply(decision.changes()));

            assertThat(applied).filteredOn(Applied.Done.class::isInstance).hasSize(1);
            assertThat(applied)
                    .filteredOn(answer -> !(answer instanceof Applied.Done))
                    .containsOnly(new Applied.Repeated(decision.request()));
            assertThat(decision.rows(plain)).isEqualTo(Decision.ONCE);
            MessageWork work = storage.port(MessageWork.class);
            assertThat(Race.of(6, runner -> work.claim(ClaimRequest.any(Given.NOW, 9, Duration.ofHours(1)))))
                    .filteredOn(claimed -> !claimed.isEmpty())
                    .hasSize(1);
        }

        private static DataSource changing(DataSource plain, int first) {
            int[] isolations = {
                Connection.TRANSACTION_READ_COMMITTED,
                Connection.TRANSACTION_REPEATABLE_READ,
                Connection.TRANSACTION_SERIALIZABLE
            };
            AtomicInteger borrowed = new AtomicInteger(first);
            return (DataSource) Proxy.newProxyInstance(
                    ConnectionsTest.class.getClassLoader(),
                    new Class<?>[] {DataSource.class},
                    (self, method, arguments) -> {
                        Connection connection = plain.getConnection();
                        connection.setTransactionIsolation(isolations[borrowed.getAndIncrement() % isolations.length]);
                        return connection;
                    });
        }

        private void worksOn(boolean autoCommit, int isolation) throws SQLException {
            DataSource fresh = database.empty();
            try (Connection connection = fresh.getConnection()) {
                connection.setTransactionIsolation(isolation);
                connection.setAutoCommit(autoCommit);
                Wire wire = new Wire();
                DataSource single = new WireDataSource(SingleConnection.lending(connection), wire);
                Schema.of(single).install();
                Storage storage = JdbcStorage.on(single);
                Decision decision = Decision.in(Given.organization(1));
                Viewer viewer = Viewer.of(decision.given().id());
                storage.apply(decision.given().opened());
                assertThat(storage.port(UserStore.class).access(viewer).organization())
                        .isEqualTo(OrganizationStatus.OPEN);
                assertThat(storage.apply(decision.changes())).isEqualTo(new Applied.Done());
                assertThat(storage.apply(decision.changes())).isEqualTo(new Applied.Repeated(decision.request()));
                assertThat(storage.port(MessageWork.class).claim(ClaimRequest.any(Given.NOW, 9, Duration.ofHours(1))))
                        .hasSize(1);
                assertThat(storage.port(MessageWork.class).claim(ClaimRequest.any(Given.NOW, 9, Duration.ofHours(1))))
                        .isEmpty();
                assertThat(connection.getAutoCommit()).isEqualTo(autoCommit);
                assertThat(connection.getTransactionIsolation()).isEqualTo(isolation);
                connection.setAutoCommit(true);
                assertThat(decision.rows(fresh)).isEqualTo(Decision.ONCE);
            }
        }
    }
}
