package io.rosterkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.jdbc.wire.Wire;
import io.rosterkit.jdbc.wire.WireDataSource;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.storage.StorageException;
import io.rosterkit.tck.given.Given;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
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
        private final TestDatabase database;

        Cases(TestDatabase database) {
            this.database = database;
        }

        @ParameterizedTest
        @EnumSource(Wire.Harm.class)
        void allOrNothingHoldsWhereverItFails(Wire.Harm harm) throws Exception {
            DataSource source = database.installed();
            Wire wire = new Wire();
            Storage watched = JdbcStorage.on(new WireDataSource(source, wire));
            int failing = 0;
            boolean fired;
            do {
                failing++;
                Decision decision = Decision.in(Given.organization(failing));
                watched.apply(decision.given().opened());
                wire.reset();
                int number = failing;
                wire.failOnce(call -> call.number() == number, harm);
                fired = check(decision, watched, wire, source);
            } while (fired);
            assertThat(failing).isGreaterThan(10);
        }

        private static boolean check(Decision decision, Storage watched, Wire wire, DataSource source)
                throws SQLException {
            Optional<Applied> first = applied(decision, watched);
            boolean fired = wire.fired();
            wire.reset();
            Map<String, Long> rows = decision.rows(source);
            assertThat(rows).isIn(Decision.NOTHING, Decision.ONCE);
            if (first.isPresent()) {
                assertThat(first.get()).isEqualTo(new Applied.Done());
                assertThat(rows).isEqualTo(Decision.ONCE);
            }
            assertThat(watched.apply(decision.changes()))
                    .isEqualTo(
                            rows.equals(Decision.ONCE) ? new Applied.Repeated(decision.request()) : new Applied.Done());
            assertThat(decision.rows(source)).isEqualTo(Decision.ONCE);
            return fired;
        }

        private static Optional<Applied> applied(Decision decision, Storage storage) {
            try {
                return Optional.of(storage.apply(decision.changes()));
            } catch (StorageException fault) {
                StringWriter told = new StringWriter();
                fault.printStackTrace(new PrintWriter(told));
                assertThat(told.toString()).doesNotContain("weiss.example");
                return Optional.empty();
            }
        }
    }
}
