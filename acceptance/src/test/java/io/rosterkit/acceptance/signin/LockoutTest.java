package io.rosterkit.acceptance.signin;

import static io.rosterkit.acceptance.signin.Scene.BEN;
import static io.rosterkit.acceptance.signin.Scene.PASSWORD;
import static io.rosterkit.acceptance.signin.Scene.WRONG;
import static io.rosterkit.acceptance.signin.Scene.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Front;
import io.rosterkit.acceptance.Barrier;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.lockout.Budget;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.signin.SignIn;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EveryStorage
@RosterTest
@Tag("L1")
class LockoutTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(40);
    private static final Duration TICK = Duration.ofNanos(1000);
    private static final int CAP = 20;

    private Scene scene;
    private MovableClock clock;

    private void begin(Storage storage, MovableClock movable, Budget budget) {
        clock = movable;
        scene = Scene.of(storage, movable, budget);
        scene.ben();
    }

    @Test
    void locksAtTheThresholdAndNotBefore(Storage storage, MovableClock movable) {
        begin(storage, movable, Scene.budget(5, 25));
        scene.guessWrong(4);
        assertThat(scene.letsIn(PASSWORD)).isTrue();

        scene.guessWrong(5);
        assertThat(reason(scene.guess(PASSWORD))).isEqualTo(SignInReason.REFUSED);
        assertThat(scene.told("signin")).endsWith("signin.locked");
        assertThat(scene.told("user.locked-by-attempts")).containsExactly("");
        assertThat(scene.kit.mail().to(BEN).latest().subject()).containsIgnoringCase("locked");
    }

    @Test
    void failuresOfAnEarlierWindowDoNotCount(Storage storage, MovableClock movable) {
        begin(storage, movable, Scene.budget(5, 25));
        scene.guessWrong(4);
        clock.move(MINUTE.multipliedBy(15));
        scene.guessWrong(4);

        assertThat(scene.letsIn(PASSWORD)).isTrue();
    }

    @Test
    void eachWaitIsTwiceAsLongAsTheOneBeforeUpToTheLongest(Storage storage, MovableClock movable) {
        begin(
                storage,
                movable,
                Budget.threshold(2).lockedFor(MINUTE.multipliedBy(10), LONGEST).heldAfter(9));
        for (long minutes : new long[] {10, 20, 40, 40, 40}) {
            scene.guessWrong(2);
            clock.move(Duration.ofMinutes(minutes).minus(TICK));
            scene.guessWrong(1);
            clock.move(TICK);
            scene.guessWrong(1);
            assertThat(scene.told("signin"))
                    .endsWith(
                            "signin.password_wrong", "signin.password_wrong", "signin.locked", "signin.password_wrong");
            clock.move(MINUTE.multipliedBy(15));
        }
    }

    @Test
    void afterTheLastTemporaryLockNoTimeOpensIt(Storage storage, MovableClock movable) {
        begin(storage, movable, Budget.threshold(2).lockedFor(MINUTE, LONGEST).heldAfter(2));
        for (int lock = 0; lock < 2; lock++) {
            scene.guessWrong(2);
            clock.move(LONGEST);
        }
        scene.guessWrong(2);
        clock.move(Duration.ofDays(400));

        assertThat(scene.letsIn(PASSWORD)).isFalse();
        assertThat(scene.guesses()).isEqualTo(6);
        assertThat(scene.office.journal("user.locked-by-attempts"))
                .hasSize(3)
                .filteredOn(entry -> "until-unlocked".equals(entry.details().get("until")))
                .hasSize(1);
    }

    @Test
    void aSuccessBeforeTheLastLockBeginsTheCountOfLocksAnew(Storage storage, MovableClock movable) {
        begin(storage, movable, Budget.threshold(2).lockedFor(MINUTE, LONGEST).heldAfter(1));
        for (int round = 0; round < 4; round++) {
            scene.guessWrong(2);
            clock.move(LONGEST);
            assertThat(scene.letsIn(PASSWORD)).isTrue();
        }
    }

    @Test
    void theOwnerAtTheDeviceGivesStrangersNothingBack(Storage storage, MovableClock movable) {
        begin(storage, movable, Scene.budget(5, 25));
        String device = device();
        scene.guessWrong(4);
        assertThat(scene.stranger().signIn(BEN, PASSWORD, device).refusal()).isEmpty();
        scene.guessWrong(1);

        assertThat(scene.letsIn(PASSWORD)).isFalse();
    }

    @Test
    void aSuccessOfAStrangerGivesTheDeviceNothingBack(Storage storage, MovableClock movable) {
        begin(storage, movable, Scene.budget(5, 25));
        String device = device();
        atDevice(device, WRONG);
        atDevice(device, WRONG);
        assertThat(scene.letsIn(PASSWORD)).isTrue();
        atDevice(device, WRONG);
        scene.guessWrong(5);

        assertThat(atDevice(device, PASSWORD).refusal()).isPresent();
        clock.move(MINUTE.multipliedBy(15));
        assertThat(scene.letsIn(PASSWORD)).isTrue();
    }

    @Test
    void noMoreGuessesThanTheCapWhateverTheClockDoes(Storage storage, MovableClock movable) {
        begin(storage, movable, Scene.budget(3, CAP));
        for (int i = 0; i < 100; i++) {
            clock.move(i % 7 == 3 ? Duration.ofDays(-3) : Duration.ofDays(1));
            scene.guessWrong(1);
        }

        clock.move(Duration.ofDays(400));
        assertThat(scene.letsIn(PASSWORD)).isFalse();
        assertThat(scene.guesses())
                .as("those that came while the mark of a lock still held by the clock gone back were none")
                .isBetween(CAP / 2L, (long) CAP);
    }

    @Test
    void noMoreGuessesThanTheCapWithManyAtOnce(Storage storage, MovableClock movable) {
        begin(storage, movable, Scene.budget(3, CAP));
        for (int round = 0; round < 10; round++) {
            Barrier.together(8, number -> () -> scene.guess(WRONG + number));
            clock.move(Duration.ofDays(1));
        }

        assertCapped();
    }

    @Test
    void noMoreGuessesThanTheCapThroughTheLinkOfAnAcceptedInvitation(Storage storage, MovableClock movable) {
        begin(storage, movable, Scene.budget(3, CAP));
        String link = scene.link(BEN);
        String word = scene.word();
        for (int i = 0; i < 60; i++) {
            Front front = scene.stranger();
            assertThat(front.register(link, word, WRONG).refusal()).isPresent();
            scene.guessWrong(1);
            clock.move(Duration.ofDays(1));
        }

        assertCapped();
        assertThat(scene.stranger().register(link, word, PASSWORD).refusal()).isPresent();
    }

    @Test
    void noStretchOfTimeAsLongAsTheWindowSeesMoreThanTheThreshold(Storage storage, MovableClock movable) {
        begin(storage, movable, Scene.budget(5, 25));
        scene.guessWrong(1);
        clock.move(MINUTE.multipliedBy(14));
        scene.guessWrong(3);
        clock.move(MINUTE.multipliedBy(2));
        scene.guessWrong(5);

        assertThat(scene.guesses()).isEqualTo(5);
        assertThat(scene.told("user.locked-by-attempts")).hasSize(1);
    }

    @Test
    @Tag("L8")
    @Tag("T8")
    void reachingTheCapByPatienceIsALockThatIsSeenAndTold(Storage storage, MovableClock movable) {
        begin(storage, movable, Scene.budget(5, 7));
        for (int i = 0; i < 8; i++) {
            scene.guessWrong(1);
            clock.move(MINUTE.multipliedBy(15));
        }

        assertThat(scene.guesses()).isEqualTo(7);
        assertThat(scene.told("user.locked-by-attempts")).hasSize(1);
        assertThat(scene.letsIn(PASSWORD)).isFalse();
    }

    private void assertCapped() {
        clock.move(Duration.ofDays(400));
        assertThat(scene.letsIn(PASSWORD)).isFalse();
        assertThat(scene.guesses()).isEqualTo(CAP);
    }

    private String device() {
        SignIn in = scene.guess(PASSWORD).orThrow();
        return in.done().device().orElseThrow().reveal();
    }

    private io.rosterkit.model.outcome.Outcome<SignIn> atDevice(String device, String password) {
        return scene.stranger().signIn(BEN, password, device);
    }
}
