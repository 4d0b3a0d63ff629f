package io.rosterkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.rosterkit.jdbc.wire.Wire;
import io.rosterkit.jdbc.wire.WireDataSource;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.notice.ClaimRequest;
import io.rosterkit.spi.notice.MessageWork;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.PurgeWork;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.storage.StorageException;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.tck.given.Given;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/** A connection on which the caller has a transaction under way is refused, and that transaction stays the caller's. */
class CallersTransactionTest {

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

        @Test
        void whatWasOnlyReadIsTheCallersTransactionToo() {
            readingIsRefused();
        }

        @Test
        void aTransactionThatHasFailedIsTheCallersToo() {
            transaction.executeWithoutResult(status -> {
                assertThatThrownBy(() -> template.queryForObject("select 1 / 0", Long.class));
                refused(() -> storage.apply(decision.changes()));
                status.setRollbackOnly();
            });
        }
    }

    @Nested
    @Tag("server")
    class OnMariadb extends Cases {
        OnMariadb() {
            super(TestDatabase.MARIADB);
        }

        @Test
        void whatWasOnlyReadIsTheCallersTransactionToo() {
            readingIsRefused();
        }
    }

    /** On one database. */
    abstract static class Cases {
        private final TestDatabase database;
        final Decision decision = Decision.in(Given.organization(1));
        private DataSource plain;
        private DataSource aware;
        TransactionTemplate transaction;
        JdbcTemplate template;
        Storage storage;

        Cases(TestDatabase database) {
            this.database = database;
        }

        @BeforeEach
        void open() throws SQLException {
            plain = database.installed();
            TestDatabase.run(plain, "create table host_row (id integer not null primary key)");
            JdbcStorage.on(plain).apply(decision.given().opened());
            aware = new TransactionAwareDataSourceProxy(plain);
            transaction = new TransactionTemplate(new DataSourceTransactionManager(plain));
            template = new JdbcTemplate(plain);
            storage = JdbcStorage.on(aware);
        }

        @Test
        void nothingIsWrittenAndTheCallerMayStillTakeItsOwnBack() throws SQLException {
            transaction.executeWithoutResult(status -> {
                template.update("insert into host_row (id) values (1)");
                refused(() -> storage.apply(decision.changes()));
                status.setRollbackOnly();
            });

            assertThat(rows()).isZero();
            assertThat(decision.rows(plain)).isEqualTo(Decision.NOTHING);
        }

        @Test
        void everyWayInIsRefusedAndTheCallerMayStillCommit() {
            transaction.executeWithoutResult(status -> {
                template.update("insert into host_row (id) values (1)");
                refused(() -> JdbcStorage.on(aware));
                refused(() -> Schema.of(aware).install());
                refused(storage::time);
                refused(() -> storage.port(UserStore.class)
                        .access(Viewer.of(decision.given().id())));
                refused(() ->
                        storage.port(MessageWork.class).claim(ClaimRequest.any(Given.NOW, 9, Duration.ofHours(1))));
                refused(() -> storage.port(PurgeWork.class).requests(Given.NOW, 9));
                template.update("insert into host_row (id) values (2)");
            });

            assertThat(rows()).isEqualTo(2);
        }

        @Test
        void outsideATransactionTheSameDataSourceWorks() {
            assertThat(storage.apply(decision.changes())).isEqualTo(new Applied.Done());
        }

        @Test
        void aTransactionThatHasDoneNothingYetIsInNobodysWay() {
            transaction.executeWithoutResult(status -> {
                assertThat(storage.apply(decision.changes())).isEqualTo(new Applied.Done());
                template.update("insert into host_row (id) values (1)");
                status.setRollbackOnly();
            });

            assertThat(rows()).isZero();
            assertThat(storage.apply(decision.changes())).isEqualTo(new Applied.Repeated(decision.request()));
        }

        @Test
        void aConnectionTakenLateIsLookedAtToo() {
            DataSource lazy = new TransactionAwareDataSourceProxy(new LazyConnectionDataSourceProxy(plain));
            assertThat(JdbcStorage.on(lazy).apply(decision.changes())).isEqualTo(new Applied.Done());
        }

        @Test
        void aPoolWithoutAutoCommitWorksWhateverItsTestQueryLeavesOpen() {
            HikariConfig config = new HikariConfig();
            config.setDataSource(plain);
            config.setAutoCommit(false);
            config.setMaximumPoolSize(1);
            config.setConnectionTestQuery("select 1");
            try (HikariDataSource pool = new HikariDataSource(config)) {
                DataSource tested = new Testing(pool);
                assertThatCode(() -> JdbcStorage.on(tested)).doesNotThrowAnyException();
                assertThat(JdbcStorage.on(tested).apply(decision.changes())).isEqualTo(new Applied.Done());
                assertThat(JdbcStorage.on(tested).time()).isNotNull();
            }
        }

        @Test
        void lookingCostsATripOnlyWithoutAutoCommit() {
            Wire wire = new Wire();
            Storage watched = JdbcStorage.on(new WireDataSource(plain, wire));
            wire.reset();
            watched.time();
            assertThat(wire.commands()).hasSize(1);

            HikariConfig config = new HikariConfig();
            config.setDataSource(plain);
            config.setAutoCommit(false);
            try (HikariDataSource pool = new HikariDataSource(config)) {
                Storage late = JdbcStorage.on(new WireDataSource(pool, wire));
                wire.reset();
                late.time();
                assertThat(wire.commands()).isEqualTo(List.of("executeQuery", "execute", "commit"));
            }
        }

        final void readingIsRefused() {
            transaction.executeWithoutResult(status -> {
                rows();
                refused(() -> storage.apply(decision.changes()));
            });
        }

        final void refused(ThrowingCallable call) {
            assertThatThrownBy(call)
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("transaction that its caller has under way")
                    .hasMessageContaining("nothing was written")
                    .hasMessageContaining("roster.joining(JdbcStorage.joined(connection))");
        }

        private long rows() {
            return template.queryForObject("select count(*) from host_row", Long.class);
        }
    }
}
