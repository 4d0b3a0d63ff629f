package io.rosterkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A host that migrates its own tables with Flyway, from V1 on, gives it the scripts of Rosterkit too. */
class FlywayTest {

    private static final String HOST = "classpath:db/migration";
    private static final String HOST_LATER = "classpath:db/later";

    @Nested
    class OnH2 extends Cases {
        OnH2() {
            super(TestDatabase.H2_IN_MEMORY, "h2");
        }
    }

    @Nested
    @Tag("server")
    class OnPostgresql extends Cases {
        OnPostgresql() {
            super(TestDatabase.POSTGRESQL, "postgresql");
        }
    }

    @Nested
    @Tag("server")
    class OnMariadb extends Cases {
        OnMariadb() {
            super(TestDatabase.MARIADB, "mariadb");
        }
    }

    @Test
    void worksAsTheGuideShowsWithOneHistory() {
        DataSource pool = TestDatabase.H2_IN_MEMORY.empty();
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:db/migration", "classpath:rosterkit-schema/h2")
                .load()
                .migrate();

        assertThatCode(() -> JdbcStorage.on(pool)).doesNotThrowAnyException();
    }

    @Test
    void worksAsTheGuideShowsWithAHistoryOfItsOwn() throws SQLException {
        DataSource pool = TestDatabase.H2_IN_MEMORY.empty();
        TestDatabase.run(pool, "create table appointment (id integer not null primary key)");
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:rosterkit-schema/h2")
                .table("rk_flyway_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();

        assertThatCode(() -> JdbcStorage.on(pool)).doesNotThrowAnyException();
    }

    /** On one database. */
    abstract static class Cases {

        private final DataSource source;
        private final String scripts;

        Cases(TestDatabase database, String folder) {
            this.source = database.empty();
            this.scripts = "classpath:rosterkit-schema/" + folder;
        }

        @Test
        void makesTheTablesOfBothInOneHistory() throws SQLException {
            Flyway flyway = flyway(HOST, scripts);

            assertThat(flyway.migrate().migrationsExecuted).isEqualTo(2);

            assertThat(tables()).contains("appointment", "rk_user");
            assertThatCode(() -> JdbcStorage.on(source)).doesNotThrowAnyException();
        }

        @Test
        void leavesTheNextVersionToTheHost() throws SQLException {
            flyway(HOST, scripts).migrate();
            Flyway later = flyway(HOST, HOST_LATER, scripts);

            assertThat(later.migrate().migrationsExecuted).isEqualTo(1);

            assertThat(tables()).contains("room");
            assertThat(Stream.of(later.info().applied()).map(MigrationInfo::getScript))
                    .containsExactlyInAnyOrder("V1__appointments.sql", "V2__rooms.sql", "R__rosterkit_1.sql");
            later.validate();
        }

        @Test
        void takesOverTablesThatTheLibraryInstalled() {
            flyway(HOST).migrate();
            Schema.of(source).install();

            flyway(HOST, scripts).migrate();

            assertThat(Schema.of(source).installed()).contains(Schema.VERSION);
            assertThatCode(() -> JdbcStorage.on(source)).doesNotThrowAnyException();
        }

        @Test
        void keepsAHistoryOfItsOwnWhereTheHostWantsThat() throws SQLException {
            flyway(HOST).migrate();
            Flyway.configure()
                    .dataSource(source)
                    .locations(scripts)
                    .table("rk_flyway_history")
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();

            assertThat(tables()).contains("appointment", "rk_user", "rk_flyway_history");
            assertThatCode(() -> JdbcStorage.on(source)).doesNotThrowAnyException();
        }

        private Flyway flyway(String... locations) {
            return Flyway.configure().dataSource(source).locations(locations).load();
        }

        private List<String> tables() throws SQLException {
            List<String> tables = new ArrayList<>();
            try (Connection connection = source.getConnection();
                    ResultSet found = connection
                            .getMetaData()
                            .getTables(connection.getCatalog(), connection.getSchema(), "%", null)) {
                while (found.next()) {
                    tables.add(found.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
                }
            }
            return tables;
        }
    }
}
