package io.rosterkit.acceptance.signin;

import static io.rosterkit.acceptance.signin.Scene.WRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.acceptance.storage.TestDatabase;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A host that calls in the middle of a transaction of its own, on the same database. */
@EveryStorage
@RosterTest
@Tag("L1")
class CallersTransactionTest {

    private static final String WING = "Left wing";
    private static final int THRESHOLD = LockoutPolicy.standard().password().threshold();

    @Test
    void thatRollsBackGivesNoGuessBack(Storage storage, MovableClock clock) throws SQLException {
        assumeTrue(TestDatabase.current().isPresent(), "memory has no transactions of the caller");
        DataSource source = TestDatabase.current().orElseThrow();
        Scene scene = Scene.of(storage, clock, profile -> profile);
        scene.ben();
        scene.kit.offices().open().desk().practices().open(WING).orThrow();

        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            write(connection);
            scene.guessWrong(THRESHOLD - 1);
            connection.rollback();
            connection.setAutoCommit(true);
        }

        assertThat(scene.guesses()).isEqualTo(THRESHOLD - 1);
        scene.guessWrong(THRESHOLD);
        assertThat(scene.guesses()).isEqualTo(THRESHOLD);
        assertThat(scene.guess(WRONG).refusal()).isPresent();
    }

    private static void write(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(
                            "update rk_practice set name = 'Right wing' where name = '" + WING + "'"))
                    .isEqualTo(1);
        }
    }
}
