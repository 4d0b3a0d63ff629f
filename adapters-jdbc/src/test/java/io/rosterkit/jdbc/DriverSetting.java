package io.rosterkit.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** How hosts set their drivers, servers and pools, and all of it has to work. */
enum DriverSetting {
    POSTGRESQL_REWRITES_BATCHES(TestDatabase.POSTGRESQL, "reWriteBatchedInserts=true"),
    POSTGRESQL_SIMPLE(TestDatabase.POSTGRESQL, "preferQueryMode=simple"),
    POSTGRESQL_EXTENDED_FOR_PREPARED(TestDatabase.POSTGRESQL, "preferQueryMode=extendedForPrepared"),
    POSTGRESQL_EXTENDED_CACHES_EVERYTHING(TestDatabase.POSTGRESQL, "preferQueryMode=extendedCacheEverything"),
    POSTGRESQL_NEVER_PREPARES(TestDatabase.POSTGRESQL, "prepareThreshold=0"),
    POSTGRESQL_BINARY_AT_ONCE(TestDatabase.POSTGRESQL, "prepareThreshold=-1"),
    POSTGRESQL_PREPARES_AT_ONCE(TestDatabase.POSTGRESQL, "prepareThreshold=1"),
    POSTGRESQL_UNSPECIFIED_TEXTS(TestDatabase.POSTGRESQL, "stringtype=unspecified"),
    POSTGRESQL_TEXT_ONLY(TestDatabase.POSTGRESQL, "binaryTransfer=false"),
    POSTGRESQL_SAVES_ALWAYS(TestDatabase.POSTGRESQL, "autosave=always"),
    POSTGRESQL_SAVES_CONSERVATIVELY(TestDatabase.POSTGRESQL, "autosave=conservative"),
    POSTGRESQL_FETCHES_LITTLE(TestDatabase.POSTGRESQL, "defaultRowFetchSize=2"),
    POSTGRESQL_WITHOUT_STANDARD_STRINGS(
            TestDatabase.POSTGRESQL, "options=-c%20standard_conforming_strings=off%20-c%20lc_messages=C"),
    POSTGRESQL_WITHOUT_AUTO_COMMIT(TestDatabase.POSTGRESQL, "reWriteBatchedInserts=true&preferQueryMode=simple") {
        @Override
        void adjust(HikariConfig pool) {
            pool.setAutoCommit(false);
            pool.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        }
    },
    POSTGRESQL_SERIALIZABLE(TestDatabase.POSTGRESQL, "") {
        @Override
        void adjust(HikariConfig pool) {
            pool.setTransactionIsolation("TRANSACTION_SERIALIZABLE");
        }
    },
    POSTGRESQL_POOL_OF_ONE(TestDatabase.POSTGRESQL, "") {
        @Override
        void adjust(HikariConfig pool) {
            pool.setMaximumPoolSize(1);
        }
    },
    MARIADB_BULK(TestDatabase.MARIADB, "useBulkStmts=true"),
    MARIADB_BULK_FOR_INSERTS(TestDatabase.MARIADB, "useBulkStmtsForInserts=true&useServerPrepStmts=true"),
    MARIADB_REWRITES_BATCHES(TestDatabase.MARIADB, "rewriteBatchedStatements=true"),
    MARIADB_SERVER_PREPARES(TestDatabase.MARIADB, "useServerPrepStmts=true"),
    MARIADB_AFFECTED_ROWS(TestDatabase.MARIADB, "useAffectedRows=true"),
    MARIADB_MULTI_QUERIES(TestDatabase.MARIADB, "allowMultiQueries=true"),
    MARIADB_AS_MYSQL(TestDatabase.MARIADB, "useMysqlMetadata=true&disablePipeline=true&defaultFetchSize=2"),
    MARIADB_ORACLE(TestDatabase.MARIADB, "sessionVariables=sql_mode='ORACLE,STRICT_TRANS_TABLES'"),
    MARIADB_ANSI(
            TestDatabase.MARIADB,
            "sessionVariables=sql_mode='ANSI_QUOTES,NO_BACKSLASH_ESCAPES,PIPES_AS_CONCAT,IGNORE_SPACE,"
                    + "ONLY_FULL_GROUP_BY,SIMULTANEOUS_ASSIGNMENT,TIME_ROUND_FRACTIONAL,PAD_CHAR_TO_FULL_LENGTH,"
                    + "STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE',innodb_snapshot_isolation=0"),
    MARIADB_EMPTY_STRING_IS_NULL(
            TestDatabase.MARIADB, "sessionVariables=sql_mode='STRICT_ALL_TABLES,EMPTY_STRING_IS_NULL'"),
    MARIADB_EMPTY_STRING_IS_NULL_IN_BULK(
            TestDatabase.MARIADB,
            "useBulkStmts=true&useServerPrepStmts=true"
                    + "&sessionVariables=sql_mode='STRICT_TRANS_TABLES,EMPTY_STRING_IS_NULL'") {
        @Override
        void adjust(HikariConfig pool) {
            pool.setAutoCommit(false);
        }
    },
    MARIADB_WITHOUT_AUTO_COMMIT(TestDatabase.MARIADB, "useBulkStmts=true&useServerPrepStmts=true") {
        @Override
        void adjust(HikariConfig pool) {
            pool.setAutoCommit(false);
        }
    },
    MARIADB_SERIALIZABLE(TestDatabase.MARIADB, "") {
        @Override
        void adjust(HikariConfig pool) {
            pool.setTransactionIsolation("TRANSACTION_SERIALIZABLE");
        }
    },
    MARIADB_POOL_OF_ONE(TestDatabase.MARIADB, "useBulkStmts=true") {
        @Override
        void adjust(HikariConfig pool) {
            pool.setMaximumPoolSize(1);
        }
    },
    H2_MODE_POSTGRESQL(TestDatabase.H2_IN_MEMORY, "MODE=PostgreSQL"),
    H2_MODE_POSTGRESQL_LOWER(
            TestDatabase.H2_IN_MEMORY, "MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"),
    H2_MODE_MARIADB(TestDatabase.H2_IN_MEMORY, "MODE=MariaDB;DATABASE_TO_LOWER=TRUE"),
    H2_MODE_MYSQL(TestDatabase.H2_IN_MEMORY, "MODE=MySQL;DATABASE_TO_LOWER=TRUE"),
    H2_MODE_DB2(TestDatabase.H2_IN_MEMORY, "MODE=DB2"),
    H2_MODE_HSQLDB(TestDatabase.H2_IN_MEMORY, "MODE=HSQLDB"),
    H2_MODE_LEGACY(TestDatabase.H2_IN_MEMORY, "MODE=LEGACY"),
    H2_NAMES_AS_WRITTEN(TestDatabase.H2_IN_MEMORY, "DATABASE_TO_UPPER=FALSE"),
    H2_WITHOUT_AUTO_COMMIT(TestDatabase.H2_IN_MEMORY, "") {
        @Override
        void adjust(HikariConfig pool) {
            pool.setAutoCommit(false);
            pool.setTransactionIsolation("TRANSACTION_SERIALIZABLE");
        }
    },
    H2_POOL_OF_ONE(TestDatabase.H2_IN_MEMORY, "") {
        @Override
        void adjust(HikariConfig pool) {
            pool.setMaximumPoolSize(1);
        }
    };

    private static final Map<TestDatabase, DataSource> SHARED = new ConcurrentHashMap<>();

    private final TestDatabase database;
    private final String options;

    DriverSetting(TestDatabase database, String options) {
        this.database = database;
        this.options = options;
    }

    void adjust(HikariConfig pool) {}

    boolean isOf(TestDatabase other) {
        return database == other;
    }

    /** A pool on a new database, with the schema in it, that has this setting. */
    DataSource pool() {
        Pool pool = new Pool(pool(database.empty()));
        Schema.of(pool.source()).install();
        return pool.source();
    }

    /** The same on a database that others use too, where that saves time. */
    Pool onASharedDatabase() {
        return isOf(TestDatabase.H2_IN_MEMORY)
                ? new Pool((HikariDataSource) pool())
                : new Pool(pool(SHARED.computeIfAbsent(database, TestDatabase::installed)));
    }

    /** A pool of this setting. */
    record Pool(HikariDataSource source) implements AutoCloseable {
        @Override
        public void close() {
            source.close();
        }
    }

    private HikariDataSource pool(DataSource plain) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName(name());
        pool.setMaximumPoolSize(12);
        pool.setMinimumIdle(1);
        pool.setDataSource(TestDatabase.with(plain, options));
        adjust(pool);
        return new HikariDataSource(pool);
    }
}
