package io.rosterkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rosterkit.jdbc.wire.Wire;
import io.rosterkit.jdbc.wire.WireDataSource;
import io.rosterkit.model.notice.ClaimRequest;
import io.rosterkit.spi.notice.MessageWork;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.storage.StorageContentionException;
import io.rosterkit.tck.given.Given;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Another writer of the same rows, as a second node of a Galera cluster is: its deadlocks come at any statement and at
 * the commit, which is not done then.
 */
class ContentionTest {

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
        private final SQLException deadlock = new SQLException("deadlock over ben@weiss.example", "40001", 1213);

        private static final int PER_RATE = 2;

        private final TestDatabase database;
        private final Wire wire = new Wire();

        Cases(TestDatabase database) {
            this.database = database;
        }

        @Test
        void aDeadlockAtAnyCallIsTriedAgainAndDoneOnce() throws SQLException {
            DataSource source = database.installed();
            Storage storage = JdbcStorage.on(new WireDataSource(source, wire));
            int last = 0;
            boolean fired = true;
            while (fired) {
                int number = ++last;
                Decision decision = Decision.in(Given.organization(number));
                storage.apply(decision.given().opened());
                wire.reset();
                wire.failOnce(call -> call.number() == number && lies(call), Wire.Harm.BEFORE, deadlock);
                assertThat(storage.apply(decision.changes())).isEqualTo(new Applied.Done());
                fired = wire.calls() > number;
                wire.reset();
                assertThat(decision.rows(source)).isEqualTo(Decision.ONCE);
            }
            assertThat(last).isGreaterThan(5);
        }

        @ParameterizedTest
        @ValueSource(ints = {50, 90, 100})
        void whatLosesAllTheTimeIsContentionAndWritesNothing(int percent) throws SQLException {
            DataSource source = database.installed();
            Storage storage = JdbcStorage.on(new WireDataSource(source, wire));
            Random chance = new Random(percent);
            int contended = 0;
            for (int number = 1; number <= PER_RATE; number++) {
                Decision decision = Decision.in(Given.organization(number));
                storage.apply(decision.given().opened());
                wire.failAlways(call -> lies(call) && chance.nextInt(100) < percent, deadlock);
                boolean done = true;
                try {
                    assertThat(storage.apply(decision.changes())).isEqualTo(new Applied.Done());
                } catch (StorageContentionException others) {
                    assertThat(others)
                            .hasMessageContaining("nothing was written")
                            .hasMessageNotContaining("weiss");
                    assertThat(others.getCause()).hasMessageNotContaining("weiss");
                    contended++;
                    done = false;
                }
                wire.reset();
                assertThat(decision.rows(source)).isEqualTo(done ? Decision.ONCE : Decision.NOTHING);
            }
            assertThat(contended).isEqualTo(percent == 100 ? PER_RATE : contended);
        }

        @Test
        void readingAndTheWorkOfJobsAreContentionToo() {
            Storage storage = JdbcStorage.on(new WireDataSource(database.installed(), wire));
            wire.failAlways(ContentionTest::isExecution, deadlock);

            assertThatThrownBy(storage::time).isInstanceOf(StorageContentionException.class);
            assertThatThrownBy(() ->
                            storage.port(MessageWork.class).claim(ClaimRequest.any(Given.NOW, 1, Duration.ofHours(1))))
                    .isInstanceOf(StorageContentionException.class);
        }

        private static boolean lies(Wire.Call call) {
            return isExecution(call) || call.method().equals("commit");
        }
    }

    private static boolean isExecution(Wire.Call call) {
        return call.method().startsWith("execute");
    }
}
