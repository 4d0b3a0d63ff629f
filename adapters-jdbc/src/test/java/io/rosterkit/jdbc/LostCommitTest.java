package io.rosterkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rosterkit.jdbc.wire.Wire;
import io.rosterkit.jdbc.wire.WireDataSource;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.spi.invitation.InvitationTable;
import io.rosterkit.spi.organization.PracticeTable;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.storage.StorageException;
import io.rosterkit.spi.table.RowChange;
import io.rosterkit.tck.given.Given;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The connection is lost while committing. */
class LostCommitTest {

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
        private final Wire wire = new Wire();
        private final Decision decision = Decision.in(Given.organization(1));
        private DataSource source;
        private Storage storage;

        Cases(TestDatabase database) {
            this.database = database;
        }

        @BeforeEach
        void open() {
            source = database.installed();
            storage = JdbcStorage.on(new WireDataSource(source, wire));
            storage.apply(decision.given().opened());
            wire.reset();
        }

        @ParameterizedTest
        @EnumSource(
                value = Wire.Harm.class,
                names = {"LOST_BEFORE", "LOST_AFTER"})
        void findsOutAndIsDoneOnce(Wire.Harm harm) throws SQLException {
            wire.failOnce(this::commits, harm);

            assertThat(storage.apply(decision.changes())).isEqualTo(new Applied.Done());

            assertThat(wire.fired()).isTrue();
            assertThat(decision.rows(source)).isEqualTo(Decision.ONCE);
        }

        @Test
        void losesTheConnectionEightTimesAndIsDoneOnce() throws SQLException {
            for (int i = 0; i < 7; i++) {
                wire.failOnce(this::commits, Wire.Harm.LOST_BEFORE);
            }

            assertThat(storage.apply(decision.changes())).isEqualTo(new Applied.Done());

            assertThat(decision.rows(source)).isEqualTo(Decision.ONCE);
        }

        @ParameterizedTest
        @EnumSource(
                value = Wire.Harm.class,
                names = {"LOST_BEFORE", "LOST_AFTER"})
        void findsOutByTheEntryWhenThereIsNoRequest(Wire.Harm harm) throws SQLException {
            wire.failOnce(this::commits, harm);

            assertThat(storage.apply(decision.withoutRequest())).isEqualTo(new Applied.Done());

            assertThat(wire.fired()).isTrue();
            assertThat(decision.rows(source)).isEqualTo(decision.onceWithoutRequest());
        }

        @Test
        void findsOutByTheMessageWhenThereIsNoEntryEither() throws SQLException {
            Given given = decision.given();
            Changes changes = Changes.none(given.id())
                    .and(InvitationTable.INVITATIONS.insert(decision.invitation()))
                    .and(given.message(Lane.NOTICE, Given.NOW));
            wire.failOnce(this::commits, Wire.Harm.LOST_AFTER);

            assertThat(storage.apply(changes)).isEqualTo(new Applied.Done());

            assertThat(decision.rows(source)).containsEntry("rk_message", 1L).containsEntry("rk_invitation", 1L);
        }

        /** The row that is in the way may be that of another caller. */
        @Test
        void isLostWhenThereIsNothingToAskFor() throws SQLException {
            RowChange<Invitation> invited = InvitationTable.INVITATIONS.insert(decision.invitation());
            Changes changes = Changes.none(decision.given().id())
                    .and(invited)
                    .and(PracticeTable.PRACTICES.insert(decision.given().practice(Given.NOW)));
            wire.failOnce(this::commits, Wire.Harm.LOST_AFTER);

            assertThat(storage.apply(changes)).isEqualTo(new Applied.Lost(Optional.of(invited)));

            assertThat(decision.rows(source)).containsEntry("rk_invitation", 1L);
        }

        @Test
        void saysSoWhenNoConnectionCanBeHadAndIsRightWhenAppliedAgain() throws SQLException {
            wire.failOnce(this::commits, Wire.Harm.LOST_AFTER);
            wire.failOnce(call -> call.method().equals("getConnection"), Wire.Harm.BEFORE);

            assertThatThrownBy(() -> storage.apply(decision.changes()))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("unknown");

            assertThat(storage.apply(decision.changes())).isEqualTo(new Applied.Repeated(decision.request()));
            assertThat(decision.rows(source)).isEqualTo(Decision.ONCE);
        }

        /** PostgreSQL commits a few writes in the trip that brings them. */
        private boolean commits(Wire.Call call) {
            return call.method().equals("commit")
                    || (database == TestDatabase.POSTGRESQL && call.method().equals("execute"));
        }
    }
}
