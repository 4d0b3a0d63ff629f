package io.rosterkit.acceptance.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.rosterkit.jdbc.JdbcStorage;
import io.rosterkit.jdbc.Schema;
import io.rosterkit.jdbc.wire.Wire;
import io.rosterkit.jdbc.wire.WireDataSource;
import io.rosterkit.spi.Ports;
import io.rosterkit.spi.storage.Storage;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** The one database of a test run: a pool of connections, every command on which is counted. */
public final class TestDatabase {

    /** Every table with data of a test. */
    public static final List<String> TABLES =
            Ports.TABLES.stream().map(table -> "rk_" + table.name()).toList();

    private static Optional<TestDatabase> current = Optional.empty();

    private final Wire wire = new Wire();
    private final DataSource source;
    private final Storage storage;

    private TestDatabase(DataSource database) {
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(database);
        pool.setMaximumPoolSize(16);
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        this.source = new WireDataSource(new HikariDataSource(pool), wire);
        Schema.of(source).install();
        // One for all tests: it remembers how each statement is read, and nothing else.
        this.storage = JdbcStorage.on(source);
    }

    /** The data source of this run, if it is not in memory. */
    public static Optional<DataSource> current() {
        return current.map(database -> database.source);
    }

    /** What went over the wire; throws when the run is in memory. */
    public static Wire wire() {
        return current.orElseThrow().wire;
    }

    static Storage fresh(Supplier<DataSource> empty) {
        if (current.isEmpty()) {
            current = Optional.of(new TestDatabase(empty.get()));
        }
        TestDatabase database = current.get();
        try (Connection connection = database.source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute("delete from " + table);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("the database cannot be emptied", failure);
        }
        return database.storage;
    }
}
