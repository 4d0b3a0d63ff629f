package io.rosterkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rosterkit.jdbc.sql.Query;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.storage.StorageException;
import io.rosterkit.tck.given.Given;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What would go wrong later is told at the start, in one message that says what to do. */
@Tag("slow")
class StartTest {

    @Nested
    class OnH2 extends Cases {
        OnH2() {
            super(TestDatabase.H2_IN_MEMORY);
        }

        @ParameterizedTest
        @ValueSource(strings = {"Oracle", "MSSQLServer", "Derby", "STRICT"})
        void aModeInWhichTextsMeanSomethingElseIsRefused(String mode) {
            assertRefused(TestDatabase.with(empty(), "MODE=" + mode), "mode", "take MODE=");
        }

        @Test
        void textsThatDoNotTellCapitalsApartAreRefusedBeforeAnythingIsMade() {
            DataSource source = TestDatabase.with(empty(), "IGNORECASE=TRUE");
            assertRefused(source, "capitals", "take IGNORECASE=TRUE out of the URL");
            assertThat(Schema.of(source).installed()).isEmpty();
        }

        @Test
        void tablesMadeWhileTextsDidNotTellCapitalsApartAreRefused() throws SQLException {
            DataSource source = empty();
            TestDatabase.run(source, "set ignorecase true");
            TestDatabase.run(source, statements(source));
            TestDatabase.run(source, "set ignorecase false");
            assertThatThrownBy(() -> JdbcStorage.on(source)).hasMessageContaining("rk_user was made otherwise");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "DATABASE_TO_UPPER=FALSE",
                    "DATABASE_TO_LOWER=TRUE",
                    "CASE_INSENSITIVE_IDENTIFIERS=TRUE",
                    "DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
                })
        void namesOfTablesMayBeReadInAnyCase(String setting) throws SQLException {
            DataSource source = TestDatabase.with(empty(), setting);
            Schema.of(source).install();
            Schema.of(source).install();
            Decision decision = Decision.in(Given.organization(1));
            Storage storage = JdbcStorage.on(source);
            storage.apply(decision.given().opened());
            storage.apply(decision.changes());
            assertThat(decision.in(source)).isEqualTo(Decision.ONCE);
        }

        @Test
        void tablesWhoseNamesAreNotFoundAnyMoreAreRefused() {
            JdbcDataSource file = (JdbcDataSource) TestDatabase.H2_IN_A_FILE.empty();
            Schema.of(file).install();
            closeH2(file);
            assertRefused(
                    TestDatabase.with(file, "DATABASE_TO_UPPER=FALSE"),
                    "made with another DATABASE_TO_UPPER",
                    "that they were made with");
            closeH2(TestDatabase.with(file, "DATABASE_TO_UPPER=FALSE"));
            JdbcStorage.on(TestDatabase.with(file, "DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"));
        }

        private String[] statements(DataSource source) {
            StringBuilder script = new StringBuilder();
            Schema.of(source).print(script);
            String plain = script.toString()
                    .lines()
                    .filter(line -> !line.startsWith("--"))
                    .collect(java.util.stream.Collectors.joining("\n"));
            return java.util.Arrays.stream(plain.split(";"))
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty())
                    .toArray(String[]::new);
        }

        @Test
        void aDatabaseThatOnlyReadsIsRefused() {
            JdbcDataSource file = (JdbcDataSource) TestDatabase.H2_IN_A_FILE.empty();
            Schema.of(file).install();
            DataSource reading = TestDatabase.with(file, "ACCESS_MODE_DATA=r");
            closeH2(file);
            assertThatThrownBy(() -> JdbcStorage.on(reading)).hasMessageContaining("may write");
        }

        @Test
        void eachSchemaIsOnItsOwn() throws SQLException {
            DataSource source = installed();
            TestDatabase.run(source, "create schema tenant_b");
            separate(source, TestDatabase.with(source, "SCHEMA=TENANT_B"));
            separateToo(source, TestDatabase.with(source, "SCHEMA_SEARCH_PATH=TENANT_B,PUBLIC;SCHEMA=TENANT_B"));
        }
    }

    @Nested
    @Tag("server")
    class OnPostgresql extends Cases {
        OnPostgresql() {
            super(TestDatabase.POSTGRESQL);
        }

        @ParameterizedTest
        @ValueSource(strings = {"LATIN1", "SQL_ASCII"})
        void aDatabaseThatCannotKeepEveryNameIsRefused(String encoding) throws SQLException {
            PGSimpleDataSource server = (PGSimpleDataSource) empty();
            String name = "narrow_" + encoding.toLowerCase(java.util.Locale.ROOT);
            TestDatabase.run(
                    server,
                    "create database " + name + " encoding '" + encoding
                            + "' template template0 lc_collate 'C' lc_ctype 'C'");
            server.setDatabaseName(name);
            assertRefused(server, "encoding " + encoding, "encoding 'UTF8'");
        }

        @Test
        void eachSchemaIsOnItsOwn() throws SQLException {
            DataSource source = installed();
            TestDatabase.run(source, "create schema tenant_b");
            separate(source, path(source, "tenant_b,public"));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "nowhere | \"nowhere\" does not exist",
                    "nowhere,public | \"nowhere\" does not exist",
                    "\"No Where\",public | \"No Where\" does not exist",
                    "'' | search_path",
                    "\"$user\" | search_path"
                })
        void aSchemaThatDoesNotExistIsRefused(String path, String told) {
            DataSource source = path(installed(), path);
            assertThatThrownBy(() -> JdbcStorage.on(source)).hasMessageContaining(told);
            assertThatThrownBy(() -> Schema.of(source).install()).hasMessageContaining(told);
        }

        @Test
        void aSchemaNamedAfterTheUserIsTaken() throws SQLException {
            DataSource source = empty();
            TestDatabase.run(source, "create schema postgres");
            separate(path(source, "\"$user\",public"), path(source, "public"));
        }

        @Test
        void connectionsThatOnlyReadAreRefused() {
            PGSimpleDataSource source = (PGSimpleDataSource) installed();
            source.setOptions("-c default_transaction_read_only=on");
            assertThatThrownBy(() -> JdbcStorage.on(source)).hasMessageContaining("may write");
            PGSimpleDataSource reading = (PGSimpleDataSource) installed();
            reading.setReadOnly(true);
            assertThatThrownBy(() -> JdbcStorage.on(reading)).hasMessageContaining("may write");
        }

        @Test
        void aUserWhoMayNotCreateTablesIsToldSo() throws SQLException {
            PGSimpleDataSource source = (PGSimpleDataSource) empty();
            TestDatabase.run(
                    source,
                    "do $$ begin create role limited login; exception when duplicate_object then null; end $$",
                    "revoke create on schema public from public");
            source.setUser("limited");
            assertThatThrownBy(() -> Schema.of(source).install())
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("right to create tables")
                    .hasMessageContaining("42501");
        }

        private DataSource path(DataSource source, String path) {
            PGSimpleDataSource other = (PGSimpleDataSource) TestDatabase.with(source, "");
            other.setOptions("-c search_path=" + path.replace(" ", "\\ "));
            return other;
        }
    }

    @Nested
    @Tag("server")
    class OnMariadb extends Cases {
        OnMariadb() {
            super(TestDatabase.MARIADB);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "sql_mode='' | not strict | add STRICT_TRANS_TABLES",
                    "tx_read_only=1 | only read | may write",
                    "group_concat_max_len=65535 | less than 65536 | set it higher"
                })
        void aSettingThatLosesWritesIsRefused(String setting, String told, String remedy) {
            assertRefused(TestDatabase.with(empty(), "sessionVariables=" + setting), told, remedy);
        }

        @Test
        void aLimitThatCutsNothingOffIsTaken() {
            DataSource source = TestDatabase.with(installed(), "sessionVariables=group_concat_max_len=65536");

            assertThatCode(() -> JdbcStorage.on(source)).doesNotThrowAnyException();
        }

        @Test
        void allThatIsWrongIsToldAtOnce() {
            assertRefused(
                    TestDatabase.with(empty(), "sessionVariables=sql_mode='NO_ZERO_DATE',tx_read_only=1"),
                    "not strict",
                    "may write");
        }

        @ParameterizedTest
        @CsvSource({"ON,ON,STATEMENT,true", "ON,ON,ROW,false", "ON,OFF,STATEMENT,false", "OFF,ON,STATEMENT,false"})
        void aBinaryLogOfStatementsIsRefused(String log, String session, String format, boolean refused) {
            DataSource source = Answering.of(
                    installed(),
                    "show session variables",
                    Query.fill(
                            "select 'log_bin' as variable_name, '%s' as value union all select 'sql_log_bin', '%s'"
                                    + " union all select 'binlog_format', '%s' union all select 'sql_mode', @@sql_mode",
                            log, session, format));
            if (refused) {
                assertRefused(source, "binlog_format is STATEMENT", "ROW or MIXED");
            } else {
                assertThatCode(() -> JdbcStorage.on(source)).doesNotThrowAnyException();
            }
        }

        @Test
        void mysqlsDriverIsToldApart() throws SQLException {
            String url = ((MariaDbDataSource) installed()).getUrl();
            DataSource source =
                    new DriverManagerDataSource(url.replace("jdbc:mariadb:", "jdbc:mysql:"), new Properties());
            assertRefused(source, "MySQL Connector/J", "org.mariadb.jdbc:mariadb-java-client");
        }

        @Test
        void tablesOfAnotherCharsetAreRefused() throws SQLException {
            DataSource source = installed();
            TestDatabase.run(source, "alter table rk_user convert to character set latin1");
            assertThatThrownBy(() -> JdbcStorage.on(source))
                    .hasMessageContaining("rk_user was made otherwise")
                    .hasMessageContaining("charset");
        }

        @Test
        void aUrlWithoutADatabaseIsRefused() throws SQLException {
            String url = ((MariaDbDataSource) installed()).getUrl().replaceFirst("/[^/?]*\\?", "/?");
            assertRefused(new MariaDbDataSource(url), "no database", "name one in the URL");
        }

        @Test
        void eachDatabaseIsOnItsOwn() {
            separate(installed(), empty());
        }
    }

    /** On one database. */
    abstract static class Cases {
        private final TestDatabase database;

        Cases(TestDatabase database) {
            this.database = database;
        }

        final DataSource empty() {
            return database.empty();
        }

        final DataSource installed() {
            return database.installed();
        }

        @ParameterizedTest
        @ValueSource(strings = {"rk_device", "rk_journal"})
        void aTableThatIsMissingIsNamed(String table) throws SQLException {
            DataSource source = installed();
            TestDatabase.run(source, "drop table " + table);
            assertThatThrownBy(() -> JdbcStorage.on(source))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining(table + " is missing")
                    .hasMessageContaining("backup");
            assertThatThrownBy(() -> Schema.of(source).install()).hasMessageContaining(table + " is missing");
        }

        @Test
        void aColumnThatIsMissingIsNamed() throws SQLException {
            DataSource source = installed();
            TestDatabase.run(source, "alter table rk_message drop column failure", "drop table rk_device");
            assertThatThrownBy(() -> JdbcStorage.on(source))
                    .hasMessageContaining("column rk_message.failure is missing")
                    .hasMessageContaining("rk_device is missing");
        }

        @Test
        void anInstallationThatWasCutOffIsFinished() throws SQLException {
            DataSource source = installed();
            TestDatabase.run(source, "drop table rk_device", "delete from rk_schema_version");
            Schema.of(source).install();
            assertThatCode(() -> JdbcStorage.on(source)).doesNotThrowAnyException();
        }

        /** The second has none of the tables of the first, gets its own, and sees no row of the first. */
        final void separate(DataSource first, DataSource second) {
            Schema.of(first).install();
            Storage there = JdbcStorage.on(first);
            Given given = Given.organization(1);
            there.apply(given.opened());
            assertThat(Schema.of(second).installed()).isEmpty();
            assertThatThrownBy(() -> JdbcStorage.on(second))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("Schema.of(dataSource).install()");
            Schema.of(second).install();
            separateToo(first, second);
        }

        final void separateToo(DataSource first, DataSource second) {
            Decision other = Decision.in(Given.organization(7));
            JdbcStorage.on(second).apply(other.given().opened());
            JdbcStorage.on(second).apply(other.changes());
            assertThat(other.in(second)).isEqualTo(Decision.ONCE);
            assertThat(other.in(first)).isEqualTo(Decision.NOTHING);
        }

        final void assertRefused(DataSource source, String told, String remedy) {
            assertThatThrownBy(() -> JdbcStorage.on(source))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining(told)
                    .hasMessageContaining(remedy);
            assertThatThrownBy(() -> Schema.of(source).install())
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining(told)
                    .hasMessageContaining(remedy);
        }
    }

    private static void closeH2(DataSource source) {
        try {
            TestDatabase.run(source, "shutdown");
        } catch (SQLException closed) {
            throw new IllegalStateException("the database does not close", closed);
        }
    }
}
