package io.rosterkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rosterkit.jdbc.wire.Wire;
import io.rosterkit.jdbc.wire.WireDataSource;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.spi.organization.PracticeTable;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.storage.StorageException;
import io.rosterkit.tck.given.Given;
import io.rosterkit.tck.given.Moves;
import io.rosterkit.tck.given.Race;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Others in the way are waited out, a bounded number of times. */
class RetryTest {

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
        private static final int ROUNDS = 30;

        private final TestDatabase database;
        private final Wire wire = new Wire();

        Cases(TestDatabase database) {
            this.database = database;
        }

        private Storage opened(Decision decision) {
            DataSource source = database.installed();
            Storage storage = JdbcStorage.on(new WireDataSource(source, wire));
            storage.apply(decision.given().opened());
            wire.reset();
            return storage;
        }

        private void failExecutions(int times) {
            for (int i = 0; i < times; i++) {
                wire.failOnce(
                        call -> call.method().startsWith("execute"),
                        Wire.Harm.BEFORE,
                        new SQLException("deadlock over ben@weiss.example", "40001", 1213));
            }
        }

        @Test
        void triesAgainAfterADeadlock() {
            Decision decision = Decision.in(Given.organization(1));
            Storage storage = opened(decision);
            failExecutions(7);

            assertThat(storage.apply(decision.changes())).isEqualTo(new Applied.Done());
        }

        @Test
        void givesUpInTheEndAndHasWrittenNothing() {
            Decision decision = Decision.in(Given.organization(1));
            Storage storage = opened(decision);
            failExecutions(8);

            assertThatThrownBy(() -> storage.apply(decision.changes()))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("nothing was written")
                    .hasMessageNotContaining("weiss");
            assertThat(storage.apply(decision.changes())).isEqualTo(new Applied.Done());
        }

        @Test
        void realDeadlocksEndWithOneWinner() {
            Given given = Given.organization(1);
            Practice second = given.practice(Given.NOW);
            DataSource source = database.installed();
            Storage storage = JdbcStorage.on(source);
            storage.apply(given.opened().and(PracticeTable.PRACTICES.insert(second)));
            List<Practice> rows = List.of(given.practice(), second);
            for (int round = 0; round < ROUNDS; round++) {
                List<Practice> next = rows.stream()
                        .map(row -> row.withCodeWord(row.codeWord(), Moves.next(row.revision())))
                        .toList();
                List<Applied> results = Race.of(4, runner -> storage.apply(inOrder(next, runner % 2)));
                assertThat(results).filteredOn(Applied.Done.class::isInstance).hasSize(1);
                assertThat(results).filteredOn(Applied.Lost.class::isInstance).hasSize(3);
                rows = next;
            }
        }

        private static Changes inOrder(List<Practice> rows, int first) {
            return Changes.none(rows.get(0).organization())
                    .and(PracticeTable.PRACTICES.update(rows.get(first)))
                    .and(PracticeTable.PRACTICES.update(rows.get(1 - first)));
        }
    }
}
