package io.rosterkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rosterkit.jdbc.wire.SingleConnection;
import io.rosterkit.jdbc.wire.Wire;
import io.rosterkit.jdbc.wire.WireDataSource;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.lockout.stored.LockoutChange;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.lockout.CounterTable;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Request;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.storage.StorageException;
import io.rosterkit.spi.user.UserTable;
import io.rosterkit.tck.given.Given;
import io.rosterkit.tck.given.Race;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is a single write goes over the wire as one command, and is as safe as what has a transaction around it. */
class SingleWriteTest {

    @Nested
    @Tag("slow")
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
        private final Given given = Given.organization(1);
        private final Counter first = counter(new UUID(1, 1));
        private final Counter second = first.next(new Counter.Tally(2, 0, 0, Given.NOW), first.block(), Given.NOW);
        private final Request request = given.request("request", Given.NOW);
        private DataSource source;
        private Storage storage;

        Cases(TestDatabase database) {
            this.database = database;
        }

        @BeforeEach
        void open() {
            source = database.installed();
            storage = JdbcStorage.on(new WireDataSource(source, wire));
            wire.reset();
        }

        @Test
        void takesOneCommand() {
            JournalEntry entry = given.entry(
                    Subject.changed(Subject.Kind.INVITATION, new InvitationId(new UUID(1, 1)), 1), Given.NOW);

            takesOneCommand(counting(first), new Applied.Done());
            takesOneCommand(counting(second), new Applied.Done());
            takesOneCommand(Changes.none(given.id()).and(entry), new Applied.Done());
            takesOneCommand(Changes.none(given.id()).and(entry), new Applied.Lost(Optional.empty()));
            takesOneCommand(Changes.none(given.id()).and(request), new Applied.Done());
        }

        @Test
        void takesOneCommandWhenAnAttemptIsCharged() {
            takesOneCommand(charging(first), new Applied.Done());
            takesOneCommand(charging(first), new Applied.Lost(Optional.of(new LockoutChange.Charged(first))));
            takesOneCommand(charging(second), new Applied.Done());
            takesOneCommand(charging(second), new Applied.Lost(Optional.of(new LockoutChange.Charged(second))));
            assertThat(stored(first)).contains(second);
        }

        @Test
        void takesOneCommandWhenItIsLost() {
            storage.apply(counting(first));

            takesOneCommand(counting(first), new Applied.Lost(Optional.of(CounterTable.COUNTERS.write(first))));
            Counter third = second.next(second.tally(), second.block(), Given.NOW);
            takesOneCommand(counting(third), new Applied.Lost(Optional.of(CounterTable.COUNTERS.write(third))));
            assertThat(stored(first)).contains(first);
        }

        @Test
        void isCommittedWhereAPoolDoesNotCommitByItself() throws SQLException {
            try (Connection connection = source.getConnection()) {
                connection.setAutoCommit(false);
                Storage pooled = JdbcStorage.on(SingleConnection.lending(connection));
                assertThat(pooled.apply(counting(first))).isEqualTo(new Applied.Done());
                connection.rollback();
            }
            assertThat(stored(first)).contains(first);
        }

        /** Wherever it fails: who hears that it is done can rely on it, and who hears that it is not as well. */
        @ParameterizedTest
        @EnumSource(Wire.Harm.class)
        void tellsWhatItKnowsWhereverItFails(Wire.Harm harm) {
            int failing = 0;
            boolean fired;
            do {
                failing++;
                int number = failing;
                Counter row = counter(new UUID(2, number));
                wire.reset();
                wire.failOnce(call -> call.number() == number, harm);
                Optional<String> fault = fault(counting(row));
                fired = wire.fired();
                wire.reset();
                Optional<Counter> after = stored(row);
                if (fault.isEmpty()) {
                    assertThat(after).contains(row);
                } else if (fault.get().contains("nothing was written")) {
                    assertThat(after).isEmpty();
                } else {
                    assertThat(fault.get()).contains("unknown").doesNotContain("weiss");
                }
                assertThat(storage.apply(counting(row)))
                        .isEqualTo(
                                after.isPresent()
                                        ? new Applied.Lost(Optional.of(CounterTable.COUNTERS.write(row)))
                                        : new Applied.Done());
            } while (fired);
            assertThat(failing).isGreaterThan(5);
        }

        @ParameterizedTest
        @EnumSource(
                value = Wire.Harm.class,
                names = {"LOST_BEFORE", "LOST_AFTER"})
        void findsOutByItsRequestWhatBecameOfIt(Wire.Harm harm) {
            wire.failOnce(call -> call.method().startsWith("execute"), harm);
            assertThat(storage.apply(Changes.none(given.id()).and(request))).isEqualTo(new Applied.Done());
            assertThat(wire.fired()).isTrue();
            assertThat(storage.apply(Changes.none(given.id()).and(request))).isEqualTo(new Applied.Repeated(request));
        }

        @Test
        void isLostWhenThereIsNothingToAskFor() {
            wire.failOnce(call -> call.method().startsWith("execute"), Wire.Harm.LOST_AFTER);
            assertThat(storage.apply(counting(first))).isInstanceOf(Applied.Lost.class);
            assertThat(stored(first)).contains(first);
            assertThat(stored(first)).contains(first);
        }

        @Test
        void saysThatNothingWasWrittenWhenTheDatabaseRefuses() throws SQLException {
            TestDatabase.run(source, "alter table rk_user add constraint later_only check (version > 1)");
            OrganizationId nowhere = given.id();
            Member member = Member.in(nowhere, 1, Given.NOW);
            assertThatThrownBy(() -> storage.apply(Changes.none(nowhere).and(UserTable.USERS.insert(member.user()))))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("nothing was written");
        }

        @Test
        void triesAgainAfterADeadlockAndGivesUpInTheEnd() {
            failExecutions(7);
            assertThat(storage.apply(counting(first))).isEqualTo(new Applied.Done());
            failExecutions(8);
            assertThatThrownBy(() -> storage.apply(counting(second)))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("nothing was written");
            assertThat(storage.apply(counting(second))).isEqualTo(new Applied.Done());
        }

        @Test
        void hasOneWinnerAmongMany() {
            Counter row = first;
            storage.apply(counting(row));
            for (int round = 0; round < 10; round++) {
                Counter next = row.next(row.tally(), row.block(), Given.NOW);
                List<Applied> results = Race.of(6, runner -> storage.apply(counting(next)));
                assertThat(results).filteredOn(Applied.Done.class::isInstance).hasSize(1);
                assertThat(results).filteredOn(Applied.Lost.class::isInstance).hasSize(5);
                row = next;
            }
        }

        private void takesOneCommand(Changes changes, Applied expected) {
            wire.reset();
            assertThat(storage.apply(changes)).isEqualTo(expected);
            assertThat(wire.commands()).hasSize(1);
        }

        private void failExecutions(int times) {
            for (int i = 0; i < times; i++) {
                wire.failOnce(
                        call -> call.method().startsWith("execute"),
                        Wire.Harm.BEFORE,
                        new SQLException("deadlock over ben@weiss.example", "40001", 1213));
            }
        }

        private Optional<String> fault(Changes changes) {
            try {
                // Lost: a row of the first try, whose commit went through, is in the way of the second.
                assertThat(storage.apply(changes))
                        .isIn(
                                new Applied.Done(),
                                new Applied.Lost(changes.changes().stream().findFirst()));
                return Optional.empty();
            } catch (StorageException fault) {
                return Optional.of(String.valueOf(fault.getMessage()));
            }
        }

        private Counter counter(UUID subject) {
            return Member.counted(given.id(), Counter.Key.ofUnknownClients(subject, Proof.PASSWORD));
        }

        private Optional<Counter> stored(Counter row) {
            return storage.port(CounterStore.class).find(given.id(), List.of(row.key())).stream()
                    .findFirst();
        }

        private Changes charging(Counter row) {
            return Changes.none(given.id()).and(new LockoutChange.Charged(row));
        }

        private Changes counting(Counter row) {
            return Changes.none(given.id()).and(CounterTable.COUNTERS.write(row));
        }
    }
}
