package io.rosterkit.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.rosterkit.jdbc.wire.CountingSockets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import javax.sql.DataSource;

/** A database server of our own with an empty database. A commit is on the disk before it returns. */
public final class Server implements AutoCloseable {

    /** The name of the count of trips to PostgreSQL. */
    static final String TRIPS = "benchmarks";

    private final Product product;
    private final Product.Started started;
    private final HikariDataSource pool;

    private Server(Product product, Product.Started started, HikariDataSource pool) {
        this.product = product;
        this.started = started;
        this.pool = pool;
    }

    /** Starts a PostgreSQL, with a pool of so many connections. */
    public static Server start(int connections) throws IOException, SQLException {
        return start(Product.POSTGRESQL, connections);
    }

    /** Starts it, with a pool of so many connections. */
    public static Server start(Product product, int connections) throws IOException, SQLException {
        Product.Started started = product.start();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(started.url());
        config.setMaximumPoolSize(connections);
        config.setDataSourceProperties(started.properties());
        Server server = new Server(product, started, new HikariDataSource(config));
        try {
            product.checkDurable(server);
        } catch (IllegalStateException notDurable) {
            server.close();
            throw notDurable;
        }
        return server;
    }

    /** Which one it is. */
    public Product product() {
        return product;
    }

    /** As many connections as threads. */
    public DataSource pool() {
        return pool;
    }

    /** Its name and version. */
    public String version() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            DatabaseMetaData database = connection.getMetaData();
            return database.getDatabaseProductName() + " " + database.getDatabaseProductVersion();
        }
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

    /**
     * The nanoseconds of processor time that the server has used for all connections; 0 where it is in this process.
     */
    long processor() {
        try {
            return product.processor(this);
        } catch (IOException | SQLException unknown) {
            throw new IllegalStateException("the server's processes do not tell how long they ran", unknown);
        }
    }

    /** Runs a script that lies beside this class or below. */
    public void run(String script) throws IOException, SQLException {
        try (InputStream text = Objects.requireNonNull(Server.class.getResourceAsStream(script))) {
            execute(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** How many trips there were to any PostgreSQL so far. */
    public long trips() {
        return CountingSockets.trips(TRIPS).get();
    }

    /** Takes statistics and writes down what is still in memory only, so that no round pays for the one before it. */
    public void settle() throws SQLException {
        for (String statement : product.settling()) {
            execute(statement);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        pool.close();
        started.stop().close();
    }
}
