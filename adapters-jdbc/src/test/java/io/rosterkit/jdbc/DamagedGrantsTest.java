package io.rosterkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rosterkit.jdbc.wire.SingleConnection;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.productmodule.ProductModule;
import io.rosterkit.spi.storage.DamagedRowException;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.storage.StorageException;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.tck.given.Given;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Roles and modules changed by hand, or cut off by a server, are a fault and never others. */
class DamagedGrantsTest {

    @Nested
    class OnH2 extends Cases {
        OnH2() {
            super(TestDatabase.H2_IN_MEMORY);
        }
    }

    @Nested
    @Tag("server")
    class OnPostgresql extends Cases {
        OnPostgresql() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    @Nested
    @Tag("server")
    class OnMariadb extends Cases {
        OnMariadb() {
            super(TestDatabase.MARIADB);
        }

        /** Wherever the cut is: between two roles, within one, or after the last but for its end. */
        @Test
        void aServerThatCutsOffLongValuesIsFoundOut() throws Exception {
            DataSource source = database.installed();
            Member member = stored(JdbcStorage.on(source));
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("insert into rk_user_role (organization, user_id, role, scope, practice)"
                        + " select organization, user_id, 'owner', scope, practice from rk_user_role");
                Storage storage = JdbcStorage.on(SingleConnection.lending(connection));
                int whole = 2 * ("ORGANIZATION".length() + 32 + 6) + "clinician".length() + "owner".length() + 1;
                assertThat(found(storage, member.user().id()))
                        .containsExactlyInAnyOrder(new Role("clinician"), new Role("owner"));
                for (int length = 4; length < whole; length++) {
                    statement.execute("set session group_concat_max_len = " + length);
                    assertThatThrownBy(() -> found(storage, member.user().id()))
                            .as("cut off after %d", length)
                            .isInstanceOf(StorageException.class)
                            .hasMessageContaining("rows of user_role did not come back whole")
                            .hasMessageContaining("group_concat_max_len");
                    assertThatThrownBy(() -> storage.port(UserStore.class).access(member.viewer()))
                            .isInstanceOf(StorageException.class);
                }
                statement.execute("set session group_concat_max_len = " + whole);
                assertThat(found(storage, member.user().id())).hasSize(2);
            }
        }

        /** The two modules of the user stand in the value once each, however many practices have them. */
        @Test
        @Tag("T10")
        void aCutOfUsableModulesIsFoundOutAndPracticesDoNotMakeTheValueLonger() throws Exception {
            DataSource source = database.installed();
            Member member = storedWithModules(JdbcStorage.on(source));
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                Storage storage = JdbcStorage.on(SingleConnection.lending(connection));
                int role = "ORGANIZATION".length() + 32 + 6 + "clinician".length();
                int whole = 2 * (MODULE_LENGTH + 3) + 1;
                for (int length = role; length < whole; length++) {
                    statement.execute("set session group_concat_max_len = " + length);
                    assertThatThrownBy(() -> storage.port(UserStore.class).access(member.viewer()))
                            .as("cut off after %d", length)
                            .isInstanceOf(StorageException.class)
                            .hasMessageContaining("rows of user_module did not come back whole");
                }
                statement.execute("set session group_concat_max_len = " + whole);
                assertThat(storage.port(UserStore.class)
                                .access(member.viewer())
                                .user()
                                .orElseThrow()
                                .rights())
                        .isEqualTo(member.user().status().rights());
            }
        }
    }

    /** On one database. */
    abstract static class Cases {
        static final int MODULE_LENGTH = 40;

        final TestDatabase database;

        private final Given given = Given.organization(1);

        Cases(TestDatabase database) {
            this.database = database;
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "scope = 'PRACTICE'          | a row of user_role (organization | column practice holds a value",
                    "scope = 'COUNTRY'           | a row of user_role (organization | column scope holds a code",
                    "practice = organization     | a row of user_role (organization | column practice holds a value",
                    "role = 'Owner'              | a row of user_role (organization | column role holds a value",
                    "role = 'owner,'             | a row of user_role (organization | a code in it holds a comma",
                    "role = 'owner;owner'        | of user_role                     | user_role",
                    "role = ''                   | a row of user_role (organization | column role holds a value"
                })
        void whatNoVersionWroteNamesTableAndColumn(String change, String table, String column) throws Exception {
            DataSource source = database.installed();
            Storage storage = JdbcStorage.on(source);
            Member member = stored(storage);
            TestDatabase.run(source, "update rk_user_role set " + change);

            assertThatThrownBy(() -> found(storage, member.user().id()))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining(table)
                    .hasMessageContaining(column);
            assertThatThrownBy(() -> storage.port(UserStore.class).access(member.viewer()))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining(table)
                    .hasMessageContaining(column);
        }

        @Test
        @Tag("T10")
        void aDamagedRowBehindAUsableModuleIsNamed() throws Exception {
            DataSource source = database.installed();
            Storage storage = JdbcStorage.on(source);
            Member member = storedWithModules(storage);
            TestDatabase.run(
                    source, "update rk_user_practice set starts = '2026-01-01 00:00:00', ends = '2026-01-01 00:00:00'");
            assertDamaged(storage, member, "user_practice");

            TestDatabase.run(source, "update rk_user_practice set starts = null, ends = null");
            TestDatabase.run(source, "update rk_user_module set module = 'a,b' where module like 'm%'");
            TestDatabase.run(source, "update rk_practice_module set module = 'a,b' where module like 'm%'");
            assertDamaged(storage, member, "user_module");
        }

        private static void assertDamaged(Storage storage, Member member, String table) {
            assertThatThrownBy(() -> storage.port(UserStore.class).access(member.viewer()))
                    .isInstanceOf(DamagedRowException.class)
                    .hasMessageContaining("a row of " + table + " (organization");
        }

        final Member storedWithModules(Storage storage) {
            Set<PracticeId> practices = Set.of(practice(1), practice(2), practice(3));
            Set<ProductModule> modules =
                    Set.of(new ProductModule("m".repeat(MODULE_LENGTH)), new ProductModule("n".repeat(MODULE_LENGTH)));
            Member member = Member.in(given.id(), 1, Given.NOW).with(practices, modules);
            storage.apply(given.opened());
            storage.apply(member.changes());
            storage.apply(Member.switchedOn(given.id(), practices, modules));
            return member;
        }

        private static PracticeId practice(int number) {
            return new PracticeId(new UUID(-1, -number));
        }

        final Member stored(Storage storage) {
            Member member = Member.in(given.id(), 1, Given.NOW);
            storage.apply(given.opened());
            storage.apply(member.changes());
            return member;
        }

        final Set<Role> found(Storage storage, UserId user) {
            return RoleGrant.rolesAt(
                    Given.NOW,
                    storage.port(UserStore.class)
                            .find(Viewer.of(given.id()), user)
                            .value()
                            .orElseThrow()
                            .status()
                            .grants());
        }
    }
}
