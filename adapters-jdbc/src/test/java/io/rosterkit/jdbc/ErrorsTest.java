package io.rosterkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.user.UserKey;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Request;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.storage.StorageException;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.tck.given.Given;
import java.io.PrintWriter;
import java.io.StringWriter;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Drivers quote values in their messages. Nothing of that may leave. */
class ErrorsTest {

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
        private static final String SECRET = "secret@weiss.example";

        private final TestDatabase database;
        private final Given given = Given.organization(1);

        Cases(TestDatabase database) {
            this.database = database;
        }

        @Test
        void aValueThatIsTooLongStaysInside() {
            Storage storage = JdbcStorage.on(database.installed());
            Request request = given.request("r", Given.NOW);
            Changes changes = Changes.none(given.id())
                    .and(new Request(
                            request.organization(),
                            request.id(),
                            SECRET.repeat(10),
                            request.hash(),
                            request.answer(),
                            request.at()));

            tellsNothing(() -> storage.apply(changes), "SQLState 22001");
        }

        @Test
        void aConstraintOfTheHostStaysInside() throws Exception {
            DataSource source = database.installed();
            Storage storage = JdbcStorage.on(source);
            TestDatabase.run(source, "alter table rk_invitation add constraint short_address check (address < 'a')");

            tellsNothing(() -> storage.apply(given.inviting(given.invitation(SECRET))), "SQLState 23");
        }

        @Test
        void whatWasAskedStaysInside() throws Exception {
            DataSource source = database.installed();
            Storage storage = JdbcStorage.on(source);
            TestDatabase.run(source, "drop table rk_user");

            tellsNothing(
                    () -> storage.port(UserStore.class).shown(Viewer.of(given.id()), new UserKey.ByAddress(SECRET)),
                    "SQLState 42");
        }

        private void tellsNothing(ThrowingCallable call, String code) {
            StorageException fault = catchThrowableOfType(StorageException.class, call);
            StringWriter told = new StringWriter();
            fault.printStackTrace(new PrintWriter(told));
            assertThat(told.toString())
                    .contains(code)
                    .doesNotContain("weiss.example")
                    .doesNotContain(given.id().toString());
            assertThat(fault.getCause()).hasNoCause();
        }
    }
}
