package io.rosterkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.organization.OrganizationPolicy;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.storage.StorageException;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.tck.given.Given;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Overrides, roles and a profile that no version of the library wrote are a fault, and never those of the profile. */
class DamagedOverridesTest {

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
    }

    /** On one database. */
    abstract static class Cases {
        private final TestDatabase database;
        private final Given given = Given.organization(1);

        Cases(TestDatabase database) {
            this.database = database;
        }

        /** No format or a later one, unknown, malformed, out of bounds, not as it is written. */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "2",
                    "1 ",
                    "1 1",
                    "secondStep=AT_SIGN_IN",
                    "1 secondStep",
                    "1 secondStep=",
                    "1 secondStep=OFF",
                    "1 sourceBudget=1000",
                    "1 session.lifetime=PT0S",
                    "1 session.lifetime=PT8784H0.000000001S",
                    "1 session.lifetime=-PT1H",
                    "1 session.lifetime=P1D",
                    "1 session.lifetime=a day",
                    "1 invitation.lifetime=PT8785H",
                    "1 password.minLength=7",
                    "1 password.minLength=129",
                    "1 password.minLength=+20",
                    "1 password.minLength=20 password.minLength=20",
                    "1 session.lifetime=PT1H secondStep=AT_SIGN_IN"
                })
        void namesTableKeyAndColumn(String text) throws Exception {
            DataSource source = database.installed();
            Storage storage = stored(source);
            TestDatabase.run(source, "update rk_organization set overrides = '" + text + "'");

            isDamaged("overrides", () -> storage.port(OrganizationStore.class).find(given.id()));
            isDamaged("overrides", () -> storage.port(UserStore.class).access(Viewer.of(given.id())));
        }

        /** No format, more roles than were composed, out of order, a permission that is none, not as it is written. */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "1",
                    "2 1",
                    "1 0",
                    "1 -1",
                    "1 01",
                    "1 1 invite",
                    "1 1\n2 1 - Helper",
                    "1 1\n1 0 - Helper",
                    "1 1\n1 1 - ",
                    "1 1\n1 1 0 Helper",
                    "1 1 invite\n1 1 1 Helper",
                    "1 1 invite\n1 1 0,0 Helper",
                    "1 1 invite recall\n1 1 1,0 Helper",
                    "1 1 recall invite\n1 1 0,1 Helper",
                    "1 1 Invite\n1 1 0 Helper",
                    "1 2 invite\n2 1 0 B\n1 1 0 A",
                    "1 1 invite\n1 1 0 A\n1 1 0 B"
                })
        void namesTableKeyAndColumnOfRoles(String text) throws Exception {
            DataSource source = database.installed();
            Storage storage = stored(source);
            TestDatabase.run(source, "update rk_organization set custom_roles = '" + text + "'");

            isDamaged(
                    "custom_roles", () -> storage.port(OrganizationStore.class).find(given.id()));
            isDamaged("custom_roles", () -> storage.port(UserStore.class).access(Viewer.of(given.id())));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "Standard"})
        void namesAProfileThatNoVersionWrote(String name) throws Exception {
            DataSource source = database.installed();
            Storage storage = stored(source);
            TestDatabase.run(source, "update rk_organization set profile = '" + name + "'");

            isDamaged("profile", () -> storage.port(OrganizationStore.class).find(given.id()));
            isDamaged("profile", () -> storage.port(UserStore.class).access(Viewer.of(given.id())));
        }

        private Storage stored(DataSource source) {
            Storage storage = JdbcStorage.on(source);
            storage.apply(given.opened());
            assertThat(storage.port(UserStore.class)
                            .access(Viewer.of(given.id()))
                            .policy())
                    .isEqualTo(OrganizationPolicy.STANDARD);
            return storage;
        }

        private void isDamaged(String column, ThrowingCallable read) {
            assertThatThrownBy(read)
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("a row of organization (organization " + given.id() + ")")
                    .hasMessageContaining("column " + column + " holds a value");
        }
    }
}
