package io.rosterkit.acceptance.signin;

import static io.rosterkit.acceptance.signin.Scene.BEN;
import static io.rosterkit.acceptance.signin.Scene.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.UserId;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.secondstep.SecondStepPolicy.Demand;
import io.rosterkit.signin.SecondStep;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever holds a step hears no more than that it is over, whatever became of the account meanwhile. */
@RosterTest
@Tag("L4")
class ResendAnswersTest {

    private static final Refusal OVER = Refusal.of(VerificationReason.CHALLENGE_OVER);
    private static final String EVA = "eva@weiss.example";

    private WatchedStorage storage;
    private Scene scene;
    private MovableClock clock;
    private UserId ben;
    private String step;
    private String code;

    /** What can happen to the account between the password and the code. */
    @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
    enum Event {
        LOCKED((scene, user) -> scene.desk().users().lock(user).orThrow()),
        DEACTIVATED((scene, user) -> scene.desk().users().deactivate(user).orThrow()),
        CLOSED((scene, user) -> scene.desk().users().close(user).orThrow()),
        ORGANIZATION_CLOSED((scene, user) ->
                scene.roster().operations().close(scene.organization()).orThrow());

        private final BiConsumer<Scene, UserId> happens;

        Event(BiConsumer<Scene, UserId> happens) {
            this.happens = happens;
        }
    }

    private record Answer(Refusal refusal, int hashes, List<String> calls) {}

    @BeforeEach
    void begin(Storage below, MovableClock movable) {
        clock = movable;
        storage = new WatchedStorage(below);
        scene = Scene.of(storage, movable, profile -> profile.secondStep(Scene.codes(Demand.OFF, Demand.ALWAYS)));
        ben = scene.ben().session().user();
        scene.join(EVA);
        step = step(BEN);
        code = scene.code();
        clock.move(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @EnumSource
    void noCodeIsSentAgainWithTheAnswerOfAUsedStep(Event event) {
        String old = usedStep();
        Answer used = tried(() -> scene.stranger().sendNewCode(old));
        event.happens.accept(scene, ben);

        assertThat(tried(() -> scene.stranger().sendNewCode(step))).isEqualTo(used);
        assertThat(used.refusal()).isEqualTo(OVER);
        assertThat(used.hashes()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void theRightCodeIsAnsweredLikeAWrongOne(Event event) {
        event.happens.accept(scene, ben);

        Answer right = tried(() -> scene.stranger().answerSignIn(step, code));
        Answer wrong = tried(() -> scene.stranger().answerSignIn(step, "no code"));

        assertThat(right).isEqualTo(wrong);
        assertThat(right.refusal()).isEqualTo(OVER);
        assertThat(right.hashes()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void theCostOfACodeTellsNotWhatHappenedToTheAccount(Event event) {
        String evas = step(EVA);
        Answer wrong = tried(() -> scene.stranger().answerSignIn(evas, "no code"));
        event.happens.accept(scene, ben);

        assertThat(tried(() -> scene.stranger().answerSignIn(step, code)).calls())
                .isEqualTo(wrong.calls());
        assertThat(wrong.refusal())
                .isEqualTo(Refusal.of(VerificationReason.CODE_WRONG).at("code"));
    }

    @Test
    void aForgedStepIsAnsweredTheSameWithoutAQuestion() {
        String forged = step.substring(0, step.length() - 40) + "A".repeat(40);
        Answer none = new Answer(OVER, 0, List.of());

        assertThat(tried(() -> scene.stranger().answerSignIn(forged, code))).isEqualTo(none);
        assertThat(tried(() -> scene.stranger().sendNewCode(forged))).isEqualTo(none);
    }

    private String usedStep() {
        String used = step(EVA);
        scene.stranger().answerSignIn(used, scene.code()).orThrow();
        clock.move(Duration.ofMinutes(1));
        return used;
    }

    private String step(String address) {
        return ((SecondStep) scene.stranger().signIn(address, PASSWORD).orThrow())
                .token()
                .reveal();
    }

    private Answer tried(Supplier<Outcome<?>> attempt) {
        int before = scene.hashes().count();
        List<Refusal> refusals = new ArrayList<>();
        List<String> calls = storage.during(() -> attempt.get().refusal().ifPresent(refusals::add));
        assertThat(refusals).hasSize(1);
        return new Answer(refusals.get(0), scene.hashes().count() - before, calls);
    }
}
