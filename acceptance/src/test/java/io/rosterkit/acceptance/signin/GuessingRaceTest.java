package io.rosterkit.acceptance.signin;

import static io.rosterkit.acceptance.signin.Scene.BEN;
import static io.rosterkit.acceptance.signin.Scene.PASSWORD;
import static io.rosterkit.acceptance.signin.Scene.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.acceptance.Barrier;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.signin.SignIn;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The journal knows of each attempt whether it was a guess or was turned away before. */
@EveryStorage
@RosterTest
@Tag("L2")
class GuessingRaceTest {

    private static final int THREADS = 64;
    private static final int THRESHOLD = LockoutPolicy.standard().password().threshold();

    private Scene scene;
    private String device;

    @BeforeEach
    void join(Storage storage, MovableClock clock) {
        scene = Scene.of(storage, clock, profile -> profile);
        device = scene.ben().device().orElseThrow().reveal();
    }

    @Test
    void ofManyWrongPasswordsAtOnceAsManyAreTriedAsTheBudgetHas() {
        List<Outcome<SignIn>> answers = Barrier.together(THREADS, number -> () -> scene.guess(WRONG + " " + number));

        assertThat(answers)
                .allSatisfy(answer -> assertThat(Scene.reason(answer)).isEqualTo(SignInReason.REFUSED));
        assertThat(scene.guesses()).isEqualTo(THRESHOLD);
        assertThat(scene.told("signin"))
                .hasSize(THREADS)
                .filteredOn("signin.locked"::equals)
                .hasSize(THREADS - THRESHOLD);
        assertThat(scene.told("user.locked-by-attempts")).containsExactly("");
        assertThat(scene.letsIn(PASSWORD)).isFalse();
    }

    /** A right one in between begins a new count, as it does when all come one after the other. */
    @Test
    void withTheRightOneAmongThemNoMoreAreTriedThanOneAfterTheOther() {
        List<Outcome<SignIn>> answers = Barrier.together(
                THREADS, number -> () -> scene.guess(number == THREADS / 2 ? PASSWORD : WRONG + " " + number));

        int right = (int)
                answers.stream().filter(answer -> answer.refusal().isEmpty()).count();
        assertThat(right).isLessThanOrEqualTo(1);
        assertThat(scene.guesses()).isLessThanOrEqualTo(THRESHOLD + right * (THRESHOLD - 1L));
        assertThat(scene.told("signin")).containsOnly("signin.password_wrong", "signin.locked");
        assertThat(scene.sessions()).hasSize(right);
    }

    @Test
    void theLastGuessOfTheBudgetIsOneAndNotMany() {
        scene.guessWrong(THRESHOLD - 1);

        List<Outcome<SignIn>> answers = Barrier.together(
                THREADS, number -> () -> scene.guess(number == THREADS - 1 ? PASSWORD : WRONG + " " + number));

        int right = answers.get(THREADS - 1).refusal().isEmpty() ? 1 : 0;
        assertThat(scene.guesses()).isBetween((long) THRESHOLD - right, THRESHOLD + right * (THRESHOLD - 1L));
    }

    @Test
    void manyWithTheRightPasswordLeaveNoLock() {
        scene.guessWrong(THRESHOLD - 1);

        List<Outcome<SignIn>> answers = Barrier.together(THREADS, number -> () -> scene.guess(PASSWORD));

        assertThat(answers).anySatisfy(answer -> assertThat(answer.refusal()).isEmpty());
        assertThat(scene.guesses()).isEqualTo(THRESHOLD - 1L);
        assertThat(scene.told("user.locked-by-attempts")).isEmpty();
        assertThat(scene.letsIn(PASSWORD)).isTrue();
    }

    @Test
    @Tag("L3")
    void theOwnerOnAKnownDeviceComesInMeanwhile() {
        List<Outcome<SignIn>> answers = Barrier.together(
                THREADS + 1,
                number -> () -> number == THREADS
                        ? scene.stranger().signIn(BEN, PASSWORD, device)
                        : scene.guess(WRONG + " " + number));

        assertThat(answers.get(THREADS).refusal()).isEmpty();
        assertThat(scene.guesses()).isEqualTo(THRESHOLD);
    }

    @Test
    void aKnownDeviceHasNoMoreGuessesThanItsOwnAndThoseOfStrangers() {
        int own = LockoutPolicy.standard().devices().password().threshold();

        Barrier.together(THREADS, number -> () -> scene.stranger().signIn(BEN, WRONG + " " + number, device));

        assertThat(scene.guesses()).isBetween((long) own, (long) own + THRESHOLD);
    }
}
