package io.rosterkit.jdbc;

import io.rosterkit.spi.storage.Storage;
import io.rosterkit.tck.StorageContracts;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** The published contract on each database. */
class JdbcContractsTest {

    @Nested
    class OnH2InMemory extends OnDatabase {
        OnH2InMemory() {
            super(TestDatabase.H2_IN_MEMORY);
        }
    }

    @Nested
    @Tag("server")
    class OnPostgresql extends OnDatabase {
        OnPostgresql() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    @Nested
    @Tag("server")
    class OnMariadb extends OnDatabase {
        OnMariadb() {
            super(TestDatabase.MARIADB);
        }
    }

    /** One database, emptied before each test. */
    abstract static class OnDatabase extends StorageContracts {
        private static final Map<TestDatabase, DataSource> SOURCES = new ConcurrentHashMap<>();

        private final TestDatabase database;

        OnDatabase(TestDatabase database) {
            this.database = database;
        }

        @Override
        protected Storage fresh() {
            DataSource source = SOURCES.computeIfAbsent(database, TestDatabase::installed);
            try {
                TestDatabase.run(
                        source,
                        "delete from rk_request",
                        "delete from rk_journal",
                        "delete from rk_message",
                        "delete from rk_counter",
                        "delete from rk_credential",
                        "delete from rk_session",
                        "delete from rk_device",
                        "delete from rk_challenge",
                        "delete from rk_confirmation",
                        "delete from rk_address",
                        "delete from rk_invitation",
                        "delete from rk_user",
                        "delete from rk_practice",
                        "delete from rk_organization");
            } catch (SQLException failure) {
                throw new IllegalStateException("the database does not get empty", failure);
            }
            return JdbcStorage.on(source);
        }

        @Override
        protected Storage beside(Storage first) {
            return JdbcStorage.on(SOURCES.get(database));
        }
    }
}
