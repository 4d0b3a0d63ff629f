package io.rosterkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.search.SearchTerm;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.stored.ShownUser;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.storage.StorageException;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.tck.given.Given;
import io.rosterkit.tck.given.Race;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class SchemaTest {

    @Nested
    class OnH2 extends Cases {
        OnH2() {
            super(TestDatabase.H2_IN_MEMORY);
        }
    }

    @Nested
    class OnH2InAFile extends Cases {
        OnH2InAFile() {
            super(TestDatabase.H2_IN_A_FILE);
        }
    }

    @Nested
    @Tag("server")
    class OnPostgresql extends Cases {
        OnPostgresql() {
            super(TestDatabase.POSTGRESQL);
        }

        @Test
        void makesTheIndexForSearchingWhereTheUserMay() {
            assertThat(Schema.of(TestDatabase.POSTGRESQL.installed()).hasSearchIndex())
                    .isTrue();
        }

        @Test
        void searchesWithoutTheIndexWhereTheUserMayNot() throws SQLException {
            PGSimpleDataSource source = (PGSimpleDataSource) TestDatabase.POSTGRESQL.empty();
            String user = source.getDatabaseName() + "_app";
            TestDatabase.run(source, "create role " + user + " login password 'app'");
            TestDatabase.run(source, "create schema app authorization " + user);
            PGSimpleDataSource app = (PGSimpleDataSource) TestDatabase.with(source, "currentSchema=app");
            app.setUser(user);
            app.setPassword("app");
            Given given = Given.organization(1);

            Schema.of(app).install();
            Storage storage = JdbcStorage.on(app);
            storage.apply(given.opened());
            storage.apply(Member.in(given.id(), 1, Given.NOW).changes());

            assertThat(Schema.of(app).hasSearchIndex()).isFalse();
            assertThat(found(storage, given)).hasSize(1);
            // Later, by a user who may, with the extensions in another schema than the tables.
            TestDatabase.run(source, "create extension pg_trgm");
            TestDatabase.run(source, "create extension btree_gin");
            Schema.of(app).install();
            assertThat(Schema.of(app).hasSearchIndex()).isTrue();
            assertThat(found(storage, given)).hasSize(1);
            TestDatabase.run(source, "drop schema app cascade");
            TestDatabase.run(source, "drop role " + user);
        }

        private static List<ShownUser> found(Storage storage, Given given) {
            UserQuery.Filter filter = UserQuery.Filter.all().matching(SearchTerm.of("m1@weiss"));
            Slice first = new Slice(10, Optional.empty());
            return storage.port(UserStore.class)
                    .page(Viewer.of(given.id()), new UserQuery(filter, UserQuery.Order.NAME, first))
                    .value();
        }
    }

    @Nested
    @Tag("server")
    class OnMariadb extends Cases {
        OnMariadb() {
            super(TestDatabase.MARIADB);
        }
    }

    @Test
    @Tag("server")
    void isTheSameEverywhere() throws SQLException {
        Map<String, String> tables = columns(TestDatabase.H2_IN_MEMORY.installed());
        assertThat(tables).hasSizeGreaterThan(140);
        assertThat(columns(TestDatabase.POSTGRESQL.installed())).isEqualTo(tables);
        assertThat(columns(TestDatabase.MARIADB.installed())).isEqualTo(tables);
    }

    /**
     * Each column with its length, where it has one in every database, and whether it may be null. The text that is
     * searched is a column of bytes on MariaDB.
     */
    private static Map<String, String> columns(DataSource source) throws SQLException {
        Map<String, String> found = new TreeMap<>();
        try (Connection connection = source.getConnection();
                ResultSet columns = connection
                        .getMetaData()
                        .getColumns(connection.getCatalog(), connection.getSchema(), "%", "%")) {
            while (columns.next()) {
                String table = columns.getString("TABLE_NAME").toLowerCase(java.util.Locale.ROOT);
                String type = columns.getString("TYPE_NAME").toLowerCase(java.util.Locale.ROOT);
                int size = columns.getInt("COLUMN_SIZE");
                String column = columns.getString("COLUMN_NAME").toLowerCase(java.util.Locale.ROOT);
                boolean text = type.contains("char") && !type.contains("binary");
                boolean sized = (text || column.equals("search_text")) && size < 10_000;
                found.put(table + "." + column, (sized ? size : "") + columns.getString("IS_NULLABLE"));
            }
        }
        return found;
    }

    /** On one database. */
    abstract static class Cases {
        private final TestDatabase database;

        Cases(TestDatabase database) {
            this.database = database;
        }

        @Test
        void saysWhatToDoWhenItIsMissing() {
            DataSource source = database.empty();
            assertThat(Schema.of(source).installed()).isEmpty();
            assertThatThrownBy(() -> JdbcStorage.on(source))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("Schema.of(dataSource).install()");
        }

        @Test
        void saysWhatToDoWhenItIsOfALaterVersion() throws SQLException {
            DataSource source = database.installed();
            TestDatabase.run(source, "update rk_schema_version set version = 99");
            assertThatThrownBy(() -> JdbcStorage.on(source)).hasMessageContaining("use a later library");
            assertThatThrownBy(() -> Schema.of(source).install()).hasMessageContaining("use a later library");
        }

        @Test
        void installsItselfAtMostOnce() {
            DataSource source = database.installed();
            Schema.of(source).install();
            assertThat(Schema.of(source).installed()).contains(Schema.VERSION);
            assertThatCode(() -> JdbcStorage.on(source)).doesNotThrowAnyException();
        }

        @Test
        void manyMayInstallItAtTheSameTime() {
            DataSource source = database.empty();
            assertThat(Race.of(6, runner -> {
                        Schema.of(source).install();
                        return Schema.of(source).installed();
                    }))
                    .allSatisfy(version -> assertThat(version).contains(Schema.VERSION));
        }

        @Test
        void handsOutItsStatements() {
            StringBuilder printed = new StringBuilder();
            Schema.of(database.empty()).print(printed);
            assertThat(printed).contains("rk_schema_version").contains("rk_request");
        }
    }
}
