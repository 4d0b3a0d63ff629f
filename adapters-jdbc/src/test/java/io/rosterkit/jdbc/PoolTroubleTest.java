package io.rosterkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.rosterkit.jdbc.wire.Wire;
import io.rosterkit.jdbc.wire.WireDataSource;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.storage.StorageContentionException;
import io.rosterkit.spi.storage.StorageException;
import io.rosterkit.tck.given.Given;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** What is wrong with a pool or a server is told as they told it, and never a value of the data. */
class PoolTroubleTest {

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

    @Test
    void aServerThatIsAwayIsToldByTheDriversOwnWords() {
        StorageException fault = fault(() -> JdbcStorage.on(
                failing(new SQLException("FATAL: password authentication failed for user \"app\"", "28P01"))));

        assertThat(fault)
                .hasMessageContaining("no connection could be had")
                .hasMessageContaining("password authentication failed for user \"app\"");
        assertThat(fault.getCause()).isInstanceOf(SQLException.class);
    }

    @Test
    void whateverADataSourceThrowsIsAFaultOfTheStorage() {
        StorageException fault = fault(() -> JdbcStorage.on(failing(new IllegalStateException("java:comp is empty"))));

        assertThat(fault).hasMessageContaining("IllegalStateException: java:comp is empty");
        assertThat(fault.getCause()).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "bad URL jdbc:x:y?user=app&password=hunter2, hunter2",
        "no connection for ben@weiss.example, weiss",
    })
    void whatAMessageMustNotTellStaysInside(String message, String secret) {
        StorageException fault =
                fault(() -> JdbcStorage.on(failing(new SQLException("outer", new SQLException(message)))));

        assertThat(trace(fault)).contains("java.sql.SQLException").doesNotContain(secret);
    }

    @ParameterizedTest
    @CsvSource({
        "57014, 0, canceling statement due to statement timeout",
        "57P01, 0, terminating connection due to administrator command",
        "53100, 0, could not extend file",
        "42501, 0, permission denied for table rk_user",
        "HY000, 1290, The MariaDB server is running with the --read-only option",
    })
    void whatTheServerSaysOfItselfIsKept(String state, int code, String message) {
        Wire wire = new Wire();
        Storage storage = JdbcStorage.on(new WireDataSource(TestDatabase.H2_IN_MEMORY.installed(), wire));
        wire.reset();
        wire.failOnce(
                call -> call.method().startsWith("execute"),
                Wire.Harm.BEFORE,
                new SQLException(message + "\nQuery is: ben@weiss.example", state, code));

        StorageException fault = fault(storage::time);

        assertThat(fault).isNotInstanceOf(StorageContentionException.class);
        assertThat(fault.getCause()).hasMessageContaining(message);
        assertThat(trace(fault)).doesNotContain("weiss");
    }

    private static DataSource failing(Exception error) {
        return new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                if (error instanceof SQLException known) {
                    throw known;
                }
                throw (RuntimeException) error;
            }

            @Override
            public Connection getConnection(String user, String password) throws SQLException {
                return getConnection();
            }
        };
    }

    static StorageException fault(ThrowingCallable call) {
        return catchThrowableOfType(StorageException.class, call);
    }

    static String trace(Throwable fault) {
        StringWriter told = new StringWriter();
        fault.printStackTrace(new PrintWriter(told));
        return told.toString();
    }

    /** On one database. */
    abstract static class Cases {
        private final TestDatabase database;

        Cases(TestDatabase database) {
            this.database = database;
        }

        @Test
        void aPoolThatIsUsedUpSaysSo() throws SQLException {
            HikariConfig config = new HikariConfig();
            config.setDataSource(database.installed());
            config.setPoolName("rosters");
            config.setMaximumPoolSize(1);
            config.setConnectionTimeout(250);
            try (HikariDataSource pool = new HikariDataSource(config)) {
                Storage storage = JdbcStorage.on(pool);
                Decision decision = Decision.in(Given.organization(1));
                storage.apply(decision.given().opened());
                try (Connection taken = pool.getConnection()) {
                    assertThat(taken.isClosed()).isFalse();
                    told(fault(storage::time));
                    told(fault(() -> storage.apply(decision.changes())));
                    told(fault(() -> JdbcStorage.on(pool)));
                }
                assertThat(decision.rows(pool)).isEqualTo(Decision.NOTHING);
            }
        }

        @Test
        void aPoolThatIsClosedSaysSo() {
            HikariConfig config = new HikariConfig();
            config.setDataSource(database.installed());
            HikariDataSource pool = new HikariDataSource(config);
            Storage storage = JdbcStorage.on(pool);
            pool.close();

            assertThatThrownBy(storage::time)
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("has been closed");
        }

        private static void told(StorageException fault) {
            assertThat(fault).hasMessageContaining("rosters - Connection is not available, request timed out");
            assertThat(fault.getCause()).isInstanceOf(SQLTransientConnectionException.class);
        }
    }
}
