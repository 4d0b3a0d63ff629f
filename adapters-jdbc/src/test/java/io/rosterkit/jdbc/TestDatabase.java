package io.rosterkit.jdbc;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The databases of the tests, on the servers of the build. */
public enum TestDatabase {
    H2_IN_MEMORY {
        @Override
        DataSource fresh(String name) {
            return h2("mem:" + name + ";DB_CLOSE_DELAY=-1;QUERY_CACHE_SIZE=512");
        }
    },
    H2_IN_A_FILE {
        @Override
        DataSource fresh(String name) throws Exception {
            Path folder = Files.createTempDirectory("rosterkit");
            folder.toFile().deleteOnExit();
            return h2(folder.resolve(name) + ";DB_CLOSE_DELAY=-1;QUERY_CACHE_SIZE=512");
        }
    },
    POSTGRESQL {
        @Override
        DataSource fresh(String name) throws Exception {
            return copied(name, "template1");
        }

        @Override
        public DataSource installed() {
            try {
                return copied(unused("t"), Template.NAME);
            } catch (SQLException failure) {
                throw new IllegalStateException("no database for the test", failure);
            }
        }

        private static DataSource copied(String name, String template) throws SQLException {
            String server = TestServer.POSTGRESQL.url();
            run(postgresql(server), "create database " + name + " template " + template);
            return postgresql(server.replaceFirst("/[^/?]*(\\?|$)", "/" + name + "$1"));
        }

        /** The database with the schema that this process copies for its tests; it has no connection. */
        static final class Template {
            static final String NAME = made();

            private Template() {}

            private static String made() {
                String name = unused("template");
                try {
                    Schema.of(copied(name, "template1")).install();
                } catch (SQLException failure) {
                    throw new IllegalStateException("no database for the tests", failure);
                }
                return name;
            }
        }
    },
    MARIADB {
        @Override
        DataSource fresh(String name) throws Exception {
            String server = TestServer.MARIADB.url();
            run(new MariaDbDataSource(server), "create database " + name + " charset latin1");
            return new MariaDbDataSource(server.replaceFirst("/[^/?]*(\\?|$)", "/" + name + "$1"));
        }
    };

    abstract DataSource fresh(String name) throws Exception;

    /** A database with nothing in it. */
    public DataSource empty() {
        try {
            return fresh(unused("t"));
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

    private static String unused(String beginning) {
        return beginning + UUID.randomUUID().toString().replace("-", "");
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
        // Results are not asked for twice, and H2 looks through all prepared statements at each write to forget them.
        source.setURL("jdbc:h2:" + path + ";OPTIMIZE_REUSE_RESULTS=0");
        source.setUser("sa");
        return source;
    }

    private static PGSimpleDataSource postgresql(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        return source;
    }
}
