package io.rosterkit.examples.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.storage.StorageException;
import io.rosterkit.tck.given.Given;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is there already. */
final class SchemaTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write() {
        file = folder.resolve("roster.db");
        Storage storage = SqliteStorage.in(file, Clock.systemUTC());
        storage.apply(Given.organization(1).opened());
    }

    @Test
    void isReadOn() {
        OrganizationId id = Given.organization(1).id();

        assertThat(SqliteStorage.in(file, Clock.systemUTC())
                        .port(OrganizationStore.class)
                        .find(id))
                .isPresent();
    }

    @Test
    void isRefusedWithoutAColumn() throws SQLException {
        execute("alter table rk_device drop column since");

        assertThatThrownBy(() -> SqliteStorage.in(file, Clock.systemUTC()))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("rk_device")
                .hasMessageContaining("since");
    }

    @Test
    void isRefusedWithAColumnOfALaterVersion() throws SQLException {
        execute("alter table rk_device add column name text");

        assertThatThrownBy(() -> SqliteStorage.in(file, Clock.systemUTC()))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("rk_device");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
