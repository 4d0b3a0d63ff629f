package io.rosterkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rosterkit.jdbc.wire.SingleConnection;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.seat.SeatId;
import io.rosterkit.model.seat.SeatState;
import io.rosterkit.model.seat.stored.Seat;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.seat.SeatStore;
import io.rosterkit.spi.seat.SeatStore.FreeSeats;
import io.rosterkit.spi.seat.SeatTable;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.DamagedRowException;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.user.UserTable;
import io.rosterkit.tck.given.Given;
import io.rosterkit.tck.given.Seats;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rows of seats that were changed by hand are a fault that names the row, and are never counted as others. */
class DamagedSeatsTest {

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
        private final Seats seats = Seats.of(given);
        private final User anna = given.user("anna@roth.example", UserStatus.ACTIVE);
        private final Seat free = seats.free(Seats.CODES, 1);
        private final Seat held = seats.held(SeatState.ASSIGNED, Seats.CODES, anna.id());

        Cases(TestDatabase database) {
            this.database = database;
        }

        /** With one connection alone, so that the row is not looked for while the question still has it. */
        @Test
        void countsNameTheRowWithAnUnknownPoolOrState() throws Exception {
            DataSource source = database.installed();
            try (Connection connection = source.getConnection()) {
                SeatStore store = opened(JdbcStorage.on(SingleConnection.lending(connection)));
                Viewer viewer = Viewer.of(given.id());
                assertThat(store.counts(viewer).value()).containsOnlyKeys(Seats.CODES);

                TestDatabase.run(source, "update rk_seat set state = 'LENT' where holder is not null");
                assertDamaged(() -> store.counts(viewer), held, "column state");
                TestDatabase.run(source, "update rk_seat set state = 'ASSIGNED' where holder is not null");
                TestDatabase.run(source, "update rk_seat set pool = 'Access codes' where holder is null");
                assertDamaged(() -> store.counts(viewer), free, "column pool");
            }
        }

        @Test
        void factsNameTheRowWithAnUnknownState() throws Exception {
            DataSource source = database.installed();
            SeatStore store = opened(JdbcStorage.on(source));
            FreeSeats wanted = new FreeSeats(Set.of(Seats.CODES), 0, 10);

            TestDatabase.run(source, "update rk_seat set state = 'LENT' where holder is not null");

            assertThat(store.facts(given.id(), Set.of(), wanted).free().get(Seats.CODES))
                    .containsExactly(free);
            assertDamaged(() -> store.facts(given.id(), Set.of(anna.id()), wanted), held, "column state");
        }

        @Test
        void aDamagedUserDoesNotKeepBackTheOthersWhoEnded() throws Exception {
            DataSource source = database.installed();
            Storage storage = JdbcStorage.on(source);
            SeatStore store = opened(storage);
            User first = ended("anna@weiss.example", 1);
            User second = ended("ben@weiss.example", 2);
            storage.apply(Changes.none(given.id())
                    .and(List.of(UserTable.USERS.insert(first), UserTable.USERS.insert(second))));
            TestDatabase.run(source, "update rk_user set user_type = 'Staff!' where address = 'anna@weiss.example'");

            assertThat(store.ended(Given.NOW.plusSeconds(2), 10)).containsExactly(second);
            assertThatThrownBy(() -> store.ended(Given.NOW.plusSeconds(1), 10))
                    .isInstanceOf(DamagedRowException.class)
                    .hasMessageContaining("a row of user (organization " + given.id() + ", id " + first.id());
        }

        private SeatStore opened(Storage storage) {
            Changes rows = Changes.none(given.id())
                    .and(UserTable.USERS.insert(anna))
                    .and(List.of(SeatTable.SEATS.insert(free), SeatTable.SEATS.insert(held)));
            assertThat(storage.apply(given.opened().and(rows))).isEqualTo(new Applied.Done());
            return storage.port(SeatStore.class);
        }

        private User ended(String address, int second) {
            User row = given.user(address, UserStatus.ACTIVE);
            Validity validity = new Validity(Optional.empty(), Optional.of(Given.NOW.plusSeconds(second)));
            User.Status status = row.status().with(Set.of()).assigned(Set.of()).limited(validity);
            return Seats.seated(
                    row.withStatus(status, row.security(), row.revision()), new SeatId(new UUID(2, second)));
        }

        private static void assertDamaged(ThrowingCallable question, Seat row, String column) {
            assertThatThrownBy(question)
                    .isInstanceOf(DamagedRowException.class)
                    .hasMessageContaining("a row of seat (organization " + row.organization() + ", id " + row.id())
                    .hasMessageContaining(column)
                    .hasMessageNotContainingAny("LENT", "Access codes");
        }
    }
}
