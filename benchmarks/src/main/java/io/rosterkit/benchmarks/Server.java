package io.rosterkit.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.rosterkit.jdbc.wire.CountingSockets;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * A PostgreSQL of our own with an empty database. What the embedded server turns off to be fast in tests is on again: a
 * commit is on the disk before it returns. All else is PostgreSQL's default.
 */
public final class Server implements AutoCloseable {

    /** The name of the count of trips. */
    private static final String TRIPS = "benchmarks";

    private static final List<String> DURABLE = List.of("fsync", "synchronous_commit", "full_page_writes");

    private static final String CONNECTIONS =
            "select string_agg(pid::text, ' ') from pg_stat_activity where backend_type = 'client backend'";

    private final EmbeddedPostgres postgres;
    private final HikariDataSource pool;

    private Server(EmbeddedPostgres postgres, HikariDataSource pool) {
        this.postgres = postgres;
        this.pool = pool;
    }

    /** Starts it, with a pool of so many connections. */
    public static Server start(int connections) throws IOException, SQLException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("encoding", "UTF8")
                .setServerConfig("shared_buffers", "128MB")
                .setServerConfig("max_connections", "100");
        DURABLE.forEach(setting -> builder.setServerConfig(setting, "on"));
        EmbeddedPostgres postgres = builder.start();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
        config.setMaximumPoolSize(connections);
        config.addDataSourceProperty("socketFactory", CountingSockets.class.getName());
        config.addDataSourceProperty("socketFactoryArg", TRIPS);
        Server server = new Server(postgres, new HikariDataSource(config));
        for (String setting : DURABLE) {
            if (!"on".equals(server.ask("show " + setting))) {
                server.close();
                throw new IllegalStateException(setting + " must be on");
            }
        }
        return server;
    }

    /** As many connections as threads. */
    public DataSource pool() {
        return pool;
    }

    /** The first value of the answer. */
    public String ask(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(sql)) {
            results.next();
            return results.getString(1);
        }
    }

    /** The nanoseconds of processor time that the processes of all connections have used; Linux tells. */
    long processor() {
        try {
            long sum = 0;
            for (String process : ask(CONNECTIONS).split(" ", -1)) {
                String times = Files.readString(Path.of("/proc", process, "schedstat"));
                sum += Long.parseLong(times.substring(0, times.indexOf(' ')));
            }
            return sum;
        } catch (IOException | SQLException unknown) {
            throw new IllegalStateException("the server's processes do not tell how long they ran", unknown);
        }
    }

    /** Runs a script that lies beside this class or below. */
    public void run(String script) throws IOException, SQLException {
        try (InputStream text = Objects.requireNonNull(Server.class.getResourceAsStream(script));
                Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** How many trips there were to any server so far. */
    public long trips() {
        return CountingSockets.trips(TRIPS).get();
    }

    /** Takes statistics and writes down what is still in memory only, so that no round pays for the one before it. */
    void settle() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("analyze");
            statement.execute("checkpoint");
        }
    }

    @Override
    public void close() throws IOException {
        pool.close();
        postgres.close();
    }
}
