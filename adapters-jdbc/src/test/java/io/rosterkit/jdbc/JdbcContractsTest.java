package io.rosterkit.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.rosterkit.jdbc.sql.TableSql;
import io.rosterkit.spi.Ports;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.table.Table;
import io.rosterkit.tck.StorageContracts;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;

/** The published contract on H2; {@link PostgresqlContractsTest} and {@link MariadbContractsTest} are of its kind. */
class JdbcContractsTest {

    @Nested
    class OnH2InMemory extends OnDatabase {
        OnH2InMemory() {
            super(TestDatabase.H2_IN_MEMORY);
        }
    }

    /** One database, emptied before each test. */
    abstract static class OnDatabase extends StorageContracts {
        private static final Map<TestDatabase, Pooled> POOLS = new ConcurrentHashMap<>();

        private final TestDatabase database;

        OnDatabase(TestDatabase database) {
            this.database = database;
        }

        /**
         * A pool and two storages on it, the second as another process would have it. All tests share them: a storage
         * remembers how each statement is read, and nothing else.
         */
        private record Pooled(DataSource source, Storage first, Storage second) {}

        private static Pooled pool(TestDatabase database) {
            HikariConfig pool = new HikariConfig();
            pool.setDataSource(database.installed());
            pool.setMaximumPoolSize(40);
            pool.setMinimumIdle(4);
            DataSource source = new HikariDataSource(pool);
            return new Pooled(source, JdbcStorage.on(source), JdbcStorage.on(source));
        }

        @Override
        protected Storage fresh() {
            Pooled pooled = POOLS.computeIfAbsent(database, OnDatabase::pool);
            empty(pooled.source());
            return pooled.first();
        }

        /** Leaves no row in any table. */
        static void empty(DataSource source) {
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                for (Table<?> table : Ports.TABLES) {
                    statement.execute("delete from " + TableSql.name(table));
                }
                if (!connection.getAutoCommit()) {
                    connection.commit();
                }
            } catch (SQLException failure) {
                throw new IllegalStateException("the database does not get empty", failure);
            }
        }

        @Override
        protected Storage beside(Storage first) {
            return POOLS.get(database).second();
        }
    }
}
