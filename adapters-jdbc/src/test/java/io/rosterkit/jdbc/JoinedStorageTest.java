package io.rosterkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rosterkit.jdbc.wire.Wire;
import io.rosterkit.jdbc.wire.WireDataSource;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.lockout.stored.LockoutChange;
import io.rosterkit.model.search.SearchTerm;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.spi.notice.MessageWork;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.JoinedStorage;
import io.rosterkit.spi.storage.PurgeWork;
import io.rosterkit.spi.storage.RollbackRequiredException;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.storage.StorageException;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.tck.given.Accounts;
import io.rosterkit.tck.given.Given;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.PGConnection;
import org.postgresql.jdbc.AutoSave;

/**
 * A transaction of the host that is joined: all of a change or nothing is in it, whatever fails, also at its commit.
 */
class JoinedStorageTest {

    @Nested
    class OnH2 extends Cases {
        OnH2() {
            super(TestDatabase.H2_IN_MEMORY, List.of("executeQuery"), 1);
        }
    }

    @Nested
    @Tag("slow")
    class OnH2InAFile extends Cases {
        OnH2InAFile() {
            super(TestDatabase.H2_IN_A_FILE, List.of("executeQuery"), 1);
        }
    }

    @Nested
    @Tag("server")
    class OnPostgresql extends Cases {
        OnPostgresql() {
            super(TestDatabase.POSTGRESQL, List.of("executeQuery"), 0);
        }

        @Test
        void aTransactionThatOnlyReadsIsRefused() throws SQLException {
            onlyReadingIsRefused();
        }

        @Test
        void aChangeWithoutARequestIsOneTrip() throws SQLException {
            JoinedStorage joined = JdbcStorage.joined(connection);
            wire.reset();

            joined.apply(decision.withoutRequest());

            assertThat(wire.commands()).hasSize(1);
        }

        @Test
        void aSearchLeavesThePlanningOfTheHostAsItWas() throws SQLException {
            Slice first = new Slice(10, Optional.empty());
            try (Statement statement = connection.createStatement()) {
                statement.execute("set local plan_cache_mode = force_generic_plan");
            }

            JdbcStorage.joined(connection)
                    .port(UserStore.class)
                    .page(
                            Viewer.of(decision.given().id()),
                            new UserQuery(
                                    UserQuery.Filter.all().matching(SearchTerm.of("anna")),
                                    UserQuery.Order.NAME,
                                    first));

            assertThat(text("show plan_cache_mode")).isEqualTo("force_generic_plan");
        }

        /** The driver then undoes the statement that shall abort the transaction. */
        @Test
        void aLostGuardLeavesNothingToCommitWhereTheDriverSavesEachStatement() throws SQLException {
            connection.unwrap(PGConnection.class).setAutosave(AutoSave.ALWAYS);

            aLostGuardLeavesNothingToCommit();
        }

        @Test
        void aSavepointOfTheHostIsGoodWhereTheDriverSavesEachStatement() throws SQLException {
            connection.unwrap(PGConnection.class).setAutosave(AutoSave.ALWAYS);

            aSavepointOfTheHostUndoesALostChangeAndTheRestIsCommitted();
        }

        @Test
        void whatTheHostWroteBeforeStaysItsOwnWhereTheDriverSavesEachStatement() throws SQLException {
            connection.unwrap(PGConnection.class).setAutosave(AutoSave.ALWAYS);

            assertThatALostChangeIsUndoneAlone(connection);
        }

        /** A pool may stand before the driver and show nothing of it. */
        @Test
        void aConnectionThatDoesNotTellHowItSavesHasASavepoint() throws SQLException {
            assertThatALostChangeIsUndoneAlone(withoutUnwrapping());
        }

        @Test
        void aSavepointIsReleasedOnceAllIsWritten() throws SQLException {
            JoinedStorage joined = JdbcStorage.joined(withoutUnwrapping());
            wire.reset();

            joined.apply(decision.changes());

            assertThat(wire.commands()).startsWith("setSavepoint").endsWith("releaseSavepoint");
        }

        private void assertThatALostChangeIsUndoneAlone(Connection given) throws SQLException {
            hostWrites(1);
            assertThatThrownBy(() -> JdbcStorage.joined(given).apply(losing()))
                    .isInstanceOf(RollbackRequiredException.class);

            hostWrites(2);
            connection.commit();

            assertThat(hostRows()).isEqualTo(2);
            assertThat(rows()).isEqualTo(Decision.NOTHING);
        }

        private Connection withoutUnwrapping() {
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("unwrap")) {
                            throw new SQLException("nothing to unwrap");
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException thrown) {
                            throw thrown.getCause();
                        }
                    });
        }

        @Test
        void moreWritesThanATripTakesAreAllThereOrNone() throws SQLException {
            Changes many = Changes.none(decision.given().id());
            for (int i = 0; i < 20; i++) {
                many = many.and(decision.given().inviting(decision.given().invitation("user" + i + "@weiss.example")));
            }
            Changes clashing =
                    many.and(decision.given().inviting(decision.given().invitation("user0@weiss.example")));
            JoinedStorage joined = JdbcStorage.joined(connection);

            assertThatThrownBy(() -> joined.apply(clashing)).isInstanceOf(RollbackRequiredException.class);
            commit();
            assertThat(rows()).isEqualTo(Decision.NOTHING);

            assertThat(JdbcStorage.joined(connection).apply(many)).isEqualTo(new Applied.Done());
            commit();
            assertThat(rows()).containsEntry("rk_invitation", 20L);
        }
    }

    @Nested
    @Tag("server")
    class OnMariadb extends Cases {
        OnMariadb() {
            super(TestDatabase.MARIADB, List.of("executeQuery", "getTransactionIsolation"), 1);
        }

        @Test
        void aTransactionThatOnlyReadsIsRefused() throws SQLException {
            onlyReadingIsRefused();
        }

        @Test
        void aConnectionThatCutsTextsOffIsRefused() throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set sql_mode = ''");
            }

            assertThatThrownBy(() -> JdbcStorage.joined(connection))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("STRICT_TRANS_TABLES");
        }

        @Test
        void emptyTextsStayEmptyAndTheModeIsTheHostsAgain() throws SQLException {
            String host = "STRICT_TRANS_TABLES,EMPTY_STRING_IS_NULL";
            try (Statement statement = connection.createStatement()) {
                statement.execute("set sql_mode = '" + host + "'");
            }
            JoinedStorage joined = JdbcStorage.joined(connection);

            assertThat(joined.apply(decision.changes())).isEqualTo(new Applied.Done());
            assertThat(text("select @@sql_mode")).isEqualTo(host);
            assertThatThrownBy(() -> joined.apply(decision.withoutRequest()))
                    .isInstanceOf(RollbackRequiredException.class);
            assertThat(text("select @@sql_mode")).isEqualTo(host);
            connection.commit();
            assertThat(rows()).isEqualTo(Decision.ONCE);
        }
    }

    /** On one database. */
    abstract static class Cases {
        private final TestDatabase database;
        private final List<String> joining;
        private final int savepoints;
        final Wire wire = new Wire();
        final Decision decision = Decision.in(Given.organization(1));
        private DataSource plain;
        private DataSource watched;
        private Storage own;
        Connection connection;

        Cases(TestDatabase database, List<String> joining, int savepoints) {
            this.database = database;
            this.joining = joining;
            this.savepoints = savepoints;
        }

        @BeforeEach
        void begin() throws SQLException {
            plain = database.installed();
            TestDatabase.run(plain, "create table host_row (id integer not null primary key)");
            own = JdbcStorage.on(plain);
            own.apply(decision.given().opened());
            watched = new WireDataSource(plain, wire);
            connection = transaction();
        }

        private Connection transaction() throws SQLException {
            Connection begun = watched.getConnection();
            begun.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            begun.setAutoCommit(false);
            return begun;
        }

        @Test
        void whatTheHostCommitsIsThereWithItsOwn() throws SQLException {
            hostWrites(1);
            assertThat(JdbcStorage.joined(connection).apply(decision.changes())).isEqualTo(new Applied.Done());
            assertThat(rows()).isEqualTo(Decision.NOTHING);

            connection.commit();

            assertThat(rows()).isEqualTo(Decision.ONCE);
            assertThat(hostRows()).isEqualTo(1);
        }

        @Test
        void whatTheHostRollsBackIsGoneAndMayBeDoneAgain() throws SQLException {
            hostWrites(1);
            JdbcStorage.joined(connection).apply(decision.changes());

            connection.rollback();

            assertThat(rows()).isEqualTo(Decision.NOTHING);
            assertThat(hostRows()).isZero();
            assertThat(own.apply(decision.changes())).isEqualTo(new Applied.Done());
        }

        @Test
        void joiningAndWritingCostTheCommandsThatThePapersSay() throws SQLException {
            wire.reset();
            JoinedStorage joined = JdbcStorage.joined(connection);
            assertThat(wire.commands()).isEqualTo(joining);
            wire.reset();

            joined.port(UserStore.class).access(Viewer.of(decision.given().id()));
            assertThat(wire.commands()).hasSize(1);
            wire.reset();

            joined.apply(decision.changes());
            assertThat(wire.commands().stream().filter("setSavepoint"::equals)).hasSize(savepoints);
            assertThat(wire.commands())
                    .doesNotContain("commit", "rollback", "setAutoCommit", "setTransactionIsolation");
        }

        @Test
        void theConnectionStaysOpenAndTheHosts() throws SQLException {
            JoinedStorage joined = JdbcStorage.joined(connection);
            joined.apply(decision.changes());
            joined.port(UserStore.class).access(Viewer.of(decision.given().id()));

            assertThat(connection.isClosed()).isFalse();
            assertThat(connection.getAutoCommit()).isFalse();
            assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
        }

        @Test
        void aRepeatedRequestWritesNothingAndTheTransactionGoesOn() throws SQLException {
            JoinedStorage joined = JdbcStorage.joined(connection);
            joined.apply(decision.changes());

            assertThat(joined.apply(decision.changes())).isEqualTo(new Applied.Repeated(decision.request()));
            hostWrites(1);
            connection.commit();

            assertThat(rows()).isEqualTo(Decision.ONCE);
            assertThat(JdbcStorage.joined(connection).apply(decision.changes()))
                    .isEqualTo(new Applied.Repeated(decision.request()));
        }

        @Test
        void noChangesAreDoneAndCostNothing() throws SQLException {
            JoinedStorage joined = JdbcStorage.joined(connection);
            wire.reset();

            assertThat(joined.apply(Changes.none(decision.given().id()))).isEqualTo(new Applied.Done());
            assertThat(wire.commands()).isEmpty();
        }

        /** The guard that fails is the last but one of what was to be written. */
        @Test
        void aLostGuardLeavesNothingToCommit() throws SQLException {
            Decision other = Decision.in(Given.organization(2));
            own.apply(other.given().opened());
            JoinedStorage joined = JdbcStorage.joined(connection);
            joined.apply(other.changes());
            Changes losing = losing();

            assertThatThrownBy(() -> joined.apply(losing))
                    .isInstanceOfSatisfying(
                            RollbackRequiredException.class,
                            thrown -> assertThat(thrown.isRepeatable()).isTrue())
                    .hasMessageContaining("roll the transaction back");
            assertSpent(joined);
            commit();

            assertThat(rows()).isEqualTo(Decision.NOTHING);
            assertThat(other.rows(plain)).isIn(Decision.NOTHING, Decision.ONCE);
            assertThat(own.apply(decision.changes())).isEqualTo(new Applied.Done());
        }

        /** What the host does with a savepoint of its own, such as a nested transaction of Spring. */
        @Test
        void aSavepointOfTheHostUndoesALostChangeAndTheRestIsCommitted() throws SQLException {
            hostWrites(1);
            Savepoint before = connection.setSavepoint();
            assertThatThrownBy(() -> JdbcStorage.joined(connection).apply(losing()))
                    .isInstanceOf(RollbackRequiredException.class);
            connection.rollback(before);

            assertThat(JdbcStorage.joined(connection).apply(decision.changes())).isEqualTo(new Applied.Done());
            connection.commit();

            assertThat(rows()).isEqualTo(Decision.ONCE);
            assertThat(hostRows()).isEqualTo(1);
        }

        @Test
        void attemptsAndSeveralRequestsAreMisuseAndWriteNothing() throws SQLException {
            JoinedStorage joined = JdbcStorage.joined(connection);
            Changes none = Changes.none(decision.given().id());
            Counter counter =
                    Accounts.of(decision.given()).counter(Counter.Key.ofUnknownClients(new UUID(1, 1), Proof.PASSWORD));
            wire.reset();

            assertThatThrownBy(() -> joined.apply(none.and(new LockoutChange.Charged(counter))))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> joined.apply(none.and(new LockoutChange.AttemptRejected(counter))))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() ->
                            joined.apply(decision.changes().and(decision.given().request("second", Given.NOW))))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(wire.commands()).isEmpty();
        }

        @Test
        void workOverAllOrganizationsIsNotOffered() {
            JoinedStorage joined = JdbcStorage.joined(connection);

            assertThatThrownBy(() -> joined.port(MessageWork.class)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> joined.port(PurgeWork.class)).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void anotherThreadIsRefused() throws Exception {
            JoinedStorage joined = JdbcStorage.joined(connection);
            ExecutorService other = Executors.newSingleThreadExecutor();
            try {
                assertThatThrownBy(() -> other.submit(() -> joined.apply(decision.changes()))
                                .get())
                        .hasCauseInstanceOf(StorageException.class)
                        .hasMessageContaining("thread");
            } finally {
                other.shutdownNow();
            }
            assertThat(joined.apply(decision.changes())).isEqualTo(new Applied.Done());
        }

        @ParameterizedTest
        @EnumSource
        void aConnectionThatIsNotFitIsRefused(Unfit unfit) throws SQLException {
            try (Connection other = plain.getConnection()) {
                unfit.make(other);

                assertThatThrownBy(() -> JdbcStorage.joined(other))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(unfit.told);
                if (!other.getAutoCommit()) {
                    other.rollback();
                }
            }
        }

        /** H2 knows no transaction that only reads. */
        final void onlyReadingIsRefused() throws SQLException {
            try (Connection other = plain.getConnection()) {
                other.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                other.setReadOnly(true);
                other.setAutoCommit(false);

                assertThatThrownBy(() -> JdbcStorage.joined(other))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("read-only");
            }
        }

        @Test
        void aConnectionWithoutTheTablesIsRefused() throws SQLException {
            try (Connection other = database.empty().getConnection()) {
                other.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                other.setAutoCommit(false);

                assertThatThrownBy(() -> JdbcStorage.joined(other))
                        .isInstanceOf(StorageException.class)
                        .hasMessageContaining("tables of Rosterkit");
            }
        }

        @Test
        void tablesOfAnotherVersionAreRefused() throws SQLException {
            TestDatabase.run(plain, "update rk_schema_version set version = 99");

            assertThatThrownBy(() -> JdbcStorage.joined(connection))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("version 99");
        }

        @Test
        void whatIsCalledAfterTheEndIsRefused() throws SQLException {
            JoinedStorage joined = JdbcStorage.joined(connection);
            connection.commit();
            connection.setAutoCommit(true);

            assertThatThrownBy(() -> joined.apply(decision.changes()))
                    .isInstanceOf(RollbackRequiredException.class)
                    .hasMessageContaining("over");
            assertThat(rows()).isEqualTo(Decision.NOTHING);
        }

        private void assertSpent(JoinedStorage joined) {
            assertThatThrownBy(() -> joined.apply(decision.changes())).isInstanceOf(RollbackRequiredException.class);
            assertThatThrownBy(() -> joined.port(UserStore.class)
                            .access(Viewer.of(decision.given().id())))
                    .isInstanceOf(RollbackRequiredException.class);
            assertThatThrownBy(joined::time).isInstanceOf(RollbackRequiredException.class);
        }

        /** All that the decision writes, and then once more what it changes. */
        Changes losing() {
            return decision.changes().and(decision.changes().changes().get(1));
        }

        /** False where the connection is lost. PostgreSQL rolls back instead, and its driver may not say so. */
        final boolean commit() {
            try {
                connection.commit();
                return true;
            } catch (SQLException notCommitted) {
                return false;
            }
        }

        void hostWrites(int id) throws SQLException {
            try (PreparedStatement insert = connection.prepareStatement("insert into host_row (id) values (?)")) {
                insert.setInt(1, id);
                insert.executeUpdate();
            }
        }

        long hostRows() throws SQLException {
            try (Connection other = plain.getConnection();
                    Statement statement = other.createStatement();
                    ResultSet count = statement.executeQuery("select count(*) from host_row")) {
                count.next();
                return count.getLong(1);
            }
        }

        final String text(String sql) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(sql)) {
                result.next();
                return result.getString(1);
            }
        }

        final Map<String, Long> rows() throws SQLException {
            return new TreeMap<>(decision.rows(plain));
        }
    }

    /** What a connection must not be. */
    enum Unfit {
        AUTO_COMMIT("auto-commit off") {
            @Override
            void make(Connection connection) throws SQLException {
                connection.setAutoCommit(true);
            }
        },
        REPEATABLE_READ("READ COMMITTED") {
            @Override
            void make(Connection connection) throws SQLException {
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                connection.setAutoCommit(false);
            }
        },
        SERIALIZABLE("READ COMMITTED") {
            @Override
            void make(Connection connection) throws SQLException {
                connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
                connection.setAutoCommit(false);
            }
        };

        private final String told;

        Unfit(String told) {
            this.told = told;
        }

        abstract void make(Connection connection) throws SQLException;
    }
}
