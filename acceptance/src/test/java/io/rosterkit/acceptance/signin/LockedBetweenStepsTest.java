package io.rosterkit.acceptance.signin;

import static io.rosterkit.acceptance.signin.Scene.BEN;
import static io.rosterkit.acceptance.signin.Scene.PASSWORD;
import static io.rosterkit.acceptance.signin.Scene.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.lockout.Budget;
import io.rosterkit.model.UserId;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.secondstep.SecondStepPolicy.Demand;
import io.rosterkit.signin.SecondStep;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Strangers guess at the password while the owner waits for a code. */
@RosterTest
@Tag("L6")
class LockedBetweenStepsTest {

    private static final int FAILURES = 5;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Scene scene;
    private MovableClock clock;
    private UserId ben;
    private String device;

    /** What the guesses lead to. */
    @SuppressWarnings("ImmutableEnumChecker") // a budget is immutable
    enum Locked {
        FOR_FIVE_MINUTES(9),
        UNTIL_UNLOCKED(0);

        private final Budget budget;

        Locked(int temporaryLocks) {
            this.budget = Budget.threshold(FAILURES)
                    .lockedFor(MINUTE.multipliedBy(5), MINUTE.multipliedBy(5))
                    .heldAfter(temporaryLocks);
        }
    }

    private void join(Storage storage, MovableClock movable, Locked locked) {
        clock = movable;
        scene = Scene.of(
                storage,
                movable,
                profile -> profile.lockout(Scene.passwords(locked.budget))
                        .secondStep(Scene.codes(Demand.OFF, Demand.ALWAYS)));
        SignedIn in = scene.ben();
        ben = in.session().user();
        device = in.device().orElseThrow().reveal();
    }

    @ParameterizedTest
    @EnumSource
    void aStrangerIsKeptOutByALockThatCameAfterThePassword(Locked locked, Storage storage, MovableClock movable) {
        join(storage, movable, locked);
        String step = step(Optional.empty());
        String code = scene.code();
        scene.guessWrong(FAILURES);
        clock.move(MINUTE);

        assertThat(reason(scene.stranger().answerSignIn(step, "no code"))).isEqualTo(VerificationReason.CHALLENGE_OVER);
        assertThat(reason(scene.stranger().answerSignIn(step, code))).isEqualTo(VerificationReason.CHALLENGE_OVER);
        assertThat(reason(scene.stranger().sendNewCode(step))).isEqualTo(VerificationReason.CHALLENGE_OVER);
        assertThat(scene.told("signin.code")).containsExactly("signin.locked", "signin.locked");
        assertThat(scene.user(ben).status().lock()).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("L3")
    void theOwnerAtAKnownDeviceIsNot(Locked locked, Storage storage, MovableClock movable) {
        join(storage, movable, locked);
        String step = step(Optional.of(device));
        scene.code();
        scene.guessWrong(FAILURES);
        clock.move(MINUTE);

        assertThat(scene.stranger().sendNewCode(step).refusal()).isEmpty();
        assertThat(scene.stranger().answerSignIn(step, scene.code()).refusal()).isEmpty();
        assertThat(scene.user(ben).status().lock()).isPresent();
        assertThat(scene.letsIn(PASSWORD)).isFalse();
    }

    @Test
    void whenTheLockIsOverTheCodeCountsAgain(Storage storage, MovableClock movable) {
        join(storage, movable, Locked.FOR_FIVE_MINUTES);
        String step = step(Optional.empty());
        String code = scene.code();
        scene.guessWrong(FAILURES);
        clock.move(MINUTE.multipliedBy(5));

        assertThat(scene.stranger().answerSignIn(step, code).refusal()).isEmpty();
    }

    @Test
    void whoIsUnlockedMayGoOn(Storage storage, MovableClock movable) {
        join(storage, movable, Locked.UNTIL_UNLOCKED);
        String step = step(Optional.empty());
        String code = scene.code();
        scene.guessWrong(FAILURES);
        scene.desk().users().unlock(ben).orThrow();

        assertThat(scene.stranger().answerSignIn(step, code).refusal()).isEmpty();
    }

    private String step(Optional<String> from) {
        var begun = from.map(token -> scene.stranger().signIn(BEN, PASSWORD, token))
                .orElseGet(() -> scene.stranger().signIn(BEN, PASSWORD));
        return ((SecondStep) begun.orThrow()).token().reveal();
    }
}
