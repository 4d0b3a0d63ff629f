package io.rosterkit.acceptance.signin;

import static io.rosterkit.acceptance.signin.Scene.PASSWORD;
import static io.rosterkit.acceptance.signin.Scene.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Faults.Moment;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A guess whose transaction or answer is lost has been made all the same. */
@EveryStorage
@RosterTest
@Tag("L1")
class GuestRollbackTest {

    private static final int THRESHOLD = 3;
    private static final int CHARGE = 1;

    private WatchedStorage storage;
    private Scene scene;

    private void begin(Storage below, MovableClock clock) {
        storage = new WatchedStorage(below);
        scene = Scene.of(storage, clock, Scene.budget(THRESHOLD, 25));
        scene.ben();
    }

    @ParameterizedTest
    @EnumSource
    void aWrongGuessStaysChargedWhicheverWriteFails(Moment moment, Storage below, MovableClock clock) {
        begin(below, clock);
        int writes = storage.failing(Integer.MAX_VALUE, moment, () -> scene.guess(WRONG));
        assertThat(writes).isEqualTo(2);
        for (int write = CHARGE; write <= writes; write++) {
            clock.move(Duration.ofDays(1));
            assertThat(scene.letsIn(PASSWORD)).isTrue();
            storage.failing(write, moment, () -> scene.guess(WRONG));

            boolean charged = write > CHARGE || moment == Moment.AFTER;
            assertThat(guessesLeft()).isEqualTo(charged ? THRESHOLD - 1 : THRESHOLD);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRightGuessIsGivenBackOnlyWithTheSession(Moment moment, Storage below, MovableClock clock) {
        begin(below, clock);
        int writes = storage.failing(Integer.MAX_VALUE, moment, () -> scene.guess(PASSWORD));
        assertThat(writes).isEqualTo(2);
        for (int write = CHARGE; write <= writes; write++) {
            clock.move(Duration.ofDays(1));
            assertThat(scene.letsIn(PASSWORD)).isTrue();
            int sessions = scene.sessions().size();
            storage.failing(write, moment, () -> scene.guess(PASSWORD));

            boolean durable = write == writes && moment == Moment.AFTER;
            assertThat(scene.sessions()).hasSize(durable ? sessions + 1 : sessions);
            boolean charged = !durable && (write > CHARGE || moment == Moment.AFTER);
            assertThat(guessesLeft()).isEqualTo(charged ? THRESHOLD - 1 : THRESHOLD);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theGuessThatLocksLocksWhicheverWriteFails(Moment moment, Storage below, MovableClock clock) {
        begin(below, clock);
        scene.guessWrong(THRESHOLD - 1);
        int writes = storage.failing(Integer.MAX_VALUE, moment, () -> scene.guess(WRONG));
        assertThat(writes).isEqualTo(2);
        for (int write = CHARGE; write <= writes; write++) {
            clock.move(Duration.ofDays(1));
            assertThat(scene.letsIn(PASSWORD)).isTrue();
            scene.guessWrong(THRESHOLD - 1);
            storage.failing(write, moment, () -> scene.guess(WRONG));

            boolean charged = write > CHARGE || moment == Moment.AFTER;
            assertThat(scene.letsIn(PASSWORD)).isEqualTo(!charged);
        }
    }

    @Test
    @Tag("L2")
    void aRightGuessGivesNoneBackThatWasMadeAfterIt(Storage below, MovableClock clock) {
        begin(below, clock);

        storage.beforeWrite(
                2,
                () -> scene.guessWrong(1),
                () -> assertThat(scene.letsIn(PASSWORD)).isTrue());

        assertThat(scene.guesses()).isEqualTo(1);
        assertThat(guessesLeft()).isEqualTo(THRESHOLD - 1);
    }

    @Test
    void aHasherThatBreaksGivesNothingBack(Storage below, MovableClock clock) {
        begin(below, clock);
        scene.hashes().nextThrows();
        org.assertj.core.api.Assertions.assertThatIllegalStateException().isThrownBy(() -> scene.guess(WRONG));

        assertThat(guessesLeft()).isEqualTo(THRESHOLD - 1);
    }

    /** How many wrong ones are tried before the door is shut. */
    private long guessesLeft() {
        long before = scene.guesses();
        scene.guessWrong(THRESHOLD + 2);
        return scene.guesses() - before;
    }
}
