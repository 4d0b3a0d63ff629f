package io.rosterkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.jdbc.wire.SingleConnection;
import io.rosterkit.jdbc.wire.Wire;
import io.rosterkit.jdbc.wire.WireDataSource;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.lockout.stored.LockoutChange;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.storage.StorageException;
import io.rosterkit.tck.given.Accounts;
import io.rosterkit.tck.given.Given;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every JDBC call of {@code apply} fails once, in every way: all or nothing holds, and applying again ends in one
 * effect.
 */
class FaultSweepTest {

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
        private static final Set<String> COMMANDS = Set.of("getConnection", "execute", "commit", "rollback");

        private final TestDatabase database;

        Cases(TestDatabase database) {
            this.database = database;
        }

        @ParameterizedTest
        @EnumSource(Wire.Harm.class)
        void allOrNothingHoldsWhereverItFails(Wire.Harm harm) throws Exception {
            sweep(harm, Decision::changes, call -> true);
        }

        /** At each command, since a list makes very many calls. */
        @ParameterizedTest
        @EnumSource(Wire.Harm.class)
        void allOrNothingHoldsForAList(Wire.Harm harm) throws Exception {
            sweep(
                    harm,
                    Decision::withAList,
                    call -> COMMANDS.stream().anyMatch(command -> call.method().startsWith(command)));
        }

        @ParameterizedTest
        @EnumSource(Wire.Harm.class)
        void allOrNothingHoldsWithoutARequest(Wire.Harm harm) throws Exception {
            sweep(harm, Decision::withoutRequest, call -> true);
        }

        /** Never is an attempt made that was not counted; one that was not made may be counted. */
        @ParameterizedTest
        @EnumSource(Wire.Harm.class)
        void aChargeCountsWhereverItFails(Wire.Harm harm) throws Exception {
            DataSource source = database.installed();
            Wire wire = new Wire();
            Storage watched = JdbcStorage.on(new WireDataSource(source, wire));
            Given given = Given.organization(1);
            int failing = 0;
            boolean fired;
            do {
                failing++;
                Counter.Key key = Counter.Key.ofUnknownClients(new UUID(1, failing), Proof.PASSWORD);
                Counter first = Accounts.of(given).counter(key);
                wire.reset();
                int number = failing;
                wire.failOnce(call -> call.number() == number, harm);
                Optional<Applied> answer =
                        applied(Changes.none(given.id()).and(new LockoutChange.Charged(first)), watched);
                fired = wire.fired();
                wire.reset();
                List<Counter> stored = watched.port(CounterStore.class).find(given.id(), List.of(key));
                if (answer.equals(Optional.of(new Applied.Done()))) {
                    assertThat(stored).containsExactly(first);
                } else {
                    assertThat(stored).isSubsetOf(first);
                }
            } while (fired);
            assertThat(failing).isGreaterThan(2);
        }

        private void sweep(Wire.Harm harm, Function<Decision, Changes> changes, Predicate<Wire.Call> counts)
                throws Exception {
            DataSource source = database.installed();
            Wire wire = new Wire();
            Storage watched = JdbcStorage.on(new WireDataSource(source, wire));
            int failing = 0;
            boolean fired;
            try (Connection kept = source.getConnection()) {
                Storage beside = JdbcStorage.on(SingleConnection.lending(kept));
                do {
                    failing++;
                    Decision decision = Decision.in(Given.organization(failing));
                    beside.apply(decision.given().opened());
                    wire.reset();
                    AtomicInteger left = new AtomicInteger(failing);
                    wire.failOnce(call -> counts.test(call) && left.decrementAndGet() == 0, harm);
                    Changes due = changes.apply(decision);
                    Optional<Applied> first = applied(due, watched);
                    fired = wire.fired();
                    wire.reset();
                    Map<String, Long> rows = decision.rows(kept);
                    check(due, first, rows);
                    check(decision, due, rows, beside.apply(due));
                    assertThat(decision.rows(kept)).isEqualTo(Decision.once(due));
                } while (fired);
            }
            assertThat(failing).isGreaterThan(5);
        }

        /** What the first call answered, and left. */
        private static void check(Changes changes, Optional<Applied> first, Map<String, Long> rows) {
            assertThat(rows).isIn(Decision.NOTHING, Decision.once(changes));
            if (first.isPresent()) {
                assertThat(first.get()).isEqualTo(new Applied.Done());
                assertThat(rows).isEqualTo(Decision.once(changes));
            }
        }

        /** What the second call answered to what the first one had left. */
        private static void check(Decision decision, Changes changes, Map<String, Long> rows, Applied again) {
            if (rows.equals(Decision.NOTHING)) {
                assertThat(again).isEqualTo(new Applied.Done());
            } else if (changes.requests().isEmpty()) {
                assertThat(again).isInstanceOf(Applied.Lost.class);
            } else {
                assertThat(again).isEqualTo(new Applied.Repeated(decision.request()));
            }
        }

        private static Optional<Applied> applied(Changes changes, Storage storage) {
            try {
                return Optional.of(storage.apply(changes));
            } catch (StorageException fault) {
                StringWriter told = new StringWriter();
                fault.printStackTrace(new PrintWriter(told));
                assertThat(told.toString()).doesNotContain("weiss.example");
                return Optional.empty();
            }
        }
    }
}
