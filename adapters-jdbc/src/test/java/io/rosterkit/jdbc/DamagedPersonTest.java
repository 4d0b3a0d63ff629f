package io.rosterkit.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rosterkit.model.access.Viewer;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.storage.StorageException;
import io.rosterkit.tck.given.Given;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The row of an invited person whose invitation is gone is a fault: the address is neither free nor a user's. */
final class DamagedPersonTest {

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

        @Test
        void isAFaultThatNamesTableAndColumn() throws Exception {
            DataSource source = database.installed();
            Storage storage = JdbcStorage.on(source);
            storage.apply(given.opened());
            storage.apply(given.inviting(given.invitation("ben@weiss.example")));
            TestDatabase.run(source, "delete from rk_invitation");

            assertThatThrownBy(() -> storage.port(InvitationStore.class)
                            .addressesInUse(Viewer.of(given.id()), List.of("ben@weiss.example")))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("a row of user")
                    .hasMessageContaining("column invitation");
        }
    }
}
