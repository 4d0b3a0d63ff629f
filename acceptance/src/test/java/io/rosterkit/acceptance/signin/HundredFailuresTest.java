package io.rosterkit.acceptance.signin;

import static io.rosterkit.acceptance.signin.Scene.BEN;
import static io.rosterkit.acceptance.signin.Scene.PASSWORD;
import static io.rosterkit.acceptance.signin.Scene.WRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rosterkit.acceptance.Barrier;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.account.Account;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.secondstep.SecondStepPolicy.Demand;
import io.rosterkit.signin.SecondStep;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** NIST SP 800-63B: no more than a hundred failures in a row, through all doors of an account together. */
@EveryStorage
@RosterTest
@Tag("L1")
class HundredFailuresTest {

    private static final LockoutPolicy POLICY = LockoutPolicy.standard();
    private static final String NO_WORD = "BBBBB-22222";
    private static final int ACTS = 120;

    private final Map<Counter.Key, Long> failures = new HashMap<>();
    private Scene scene;
    private MovableClock clock;
    private UserId ben;
    private String device;
    private Optional<String> step = Optional.empty();

    @BeforeEach
    void join(Storage storage, MovableClock movable) {
        clock = movable;
        scene = Scene.of(storage, clock, profile -> profile.secondStep(Scene.codes(Demand.OFF, Demand.UNKNOWN_DEVICE)));
        SignedIn in = scene.ben();
        ben = in.session().user();
        device = in.device().orElseThrow().reveal();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    @Tag("L2")
    void whateverIsTriedInWhateverOrder(long seed) {
        Random random = new Random(seed);
        for (int act = 0; act < ACTS; act++) {
            act(random);
            long all = failures.values().stream().mapToLong(Long::longValue).sum();
            assertThat(all).isLessThanOrEqualTo(100);
            assertThat(failures).allSatisfy((key, count) -> assertThat(count).isLessThanOrEqualTo(cap(key)));
        }
        assertThat(Tries.at(scene, ben).charged()).hasSizeGreaterThan(3);
    }

    @Test
    void whenAllDoorsAreSpentTheRightProofOpensNone() {
        for (int i = 0; i < POLICY.code().cap() + 2; i++) {
            wrongCode();
            clock.move(Duration.ofDays(1));
        }
        assertThat(signingIn()).as("a locked account gets no code").isEmpty();
        for (int i = 0; i < 40; i++) {
            wrong(() -> stepUp(WRONG));
            wrong(this::wrongWord);
            wrong(() -> scene.stranger().signIn(BEN, WRONG, device));
            wrong(() -> scene.guess(WRONG));
            clock.move(Duration.ofDays(1));
        }

        assertThat(failures).allSatisfy((key, count) -> assertThat(count).isEqualTo(cap(key)));
        assertThat(failures).hasSize(5);
        assertThat(scene.guess(PASSWORD).refusal()).isPresent();
        assertThat(scene.stranger().signIn(BEN, PASSWORD, device).refusal()).isPresent();
        assertThat(stepUp(PASSWORD).refusal()).isPresent();
        assertThat(reset(scene.word()).refusal()).isPresent();
    }

    @Test
    void aPolicyThatAllowsMoreIsNone() {
        List<LockoutPolicy> more = List.of(
                POLICY.devices(POLICY.devices().atMost(POLICY.devices().atMost() + 1)),
                POLICY.password(POLICY.password().cap(POLICY.password().cap() + 1)));

        assertThat(more)
                .allSatisfy(policy -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> StandardProfile.builder("Example")
                                .lockout(policy)
                                .build())
                        .withMessageStartingWith(
                                "lockout must have caps that add up to at most 100 an account, not 10"));
    }

    private void act(Random random) {
        switch (random.nextInt(12)) {
            case 0, 1 -> wrong(() -> scene.guess(WRONG));
            case 2 -> wrong(() -> scene.stranger().signIn(BEN, WRONG, device));
            case 3 -> wrongCode();
            case 4 -> wrong(this::wrongWord);
            case 5 -> wrong(() -> stepUp(WRONG));
            case 6 -> unlock();
            case 7 -> step.ifPresent(held -> scene.stranger().sendNewCode(held));
            case 8 ->
                scene.desk()
                        .practices()
                        .renewCodeWord(scene.office.founded().practice())
                        .orThrow();
            case 9 -> clock.move(random.nextBoolean() ? Duration.ofDays(1) : Duration.ofMinutes(16));
            case 10 -> clock.move(Duration.ofMinutes(-30L * random.nextInt(5)));
            default ->
                wrong(() -> Barrier.together(8, number -> () -> scene.guess(WRONG + number))
                        .get(0));
        }
    }

    private void unlock() {
        if (scene.desk().users().unlock(ben).refusal().isEmpty()) {
            failures.clear();
        }
    }

    /** The password is right and resets its own channel. */
    private void wrongCode() {
        step = signingIn().or(() -> step);
        step.ifPresent(held -> wrong(() -> scene.stranger().answerSignIn(held, "no code")));
    }

    private Optional<String> signingIn() {
        return counting(() -> scene.guess(PASSWORD)).answer().map(begun -> {
            failures.remove(Counter.Key.ofUnknownClients(ben.uuid(), Proof.PASSWORD));
            return ((SecondStep) begun).token().reveal();
        });
    }

    private Outcome<?> stepUp(String password) {
        Session session = scene.roster()
                .operations()
                .signInExternally(scene.organization(), ben)
                .orThrow()
                .session();
        Account account = scene.roster().as(session).account();
        return account.reauthenticate(password);
    }

    private Outcome<?> wrongWord() {
        return reset(NO_WORD);
    }

    private Outcome<?> reset(String word) {
        scene.stranger().recover(BEN).orThrow();
        String link = scene.kit.mail().to(BEN).mails().stream()
                .filter(mail -> mail.text().contains("https://"))
                .reduce((earlier, later) -> later)
                .map(mail -> mail.text().replaceAll("(?s).*(https://\\S+).*", "$1"))
                .orElseThrow();
        return scene.stranger().resetPassword(link, word, Play.OTHER);
    }

    private void wrong(Supplier<Outcome<?>> attempt) {
        assertThat(counting(attempt).refusal()).isPresent();
    }

    /** Counts what was charged for a refusal, also when the proof was right and something else in the way. */
    private <O extends Outcome<?>> O counting(Supplier<O> attempt) {
        Map<Counter.Key, Long> before = Tries.at(scene, ben).charged();
        O outcome = attempt.get();
        if (outcome.refusal().isPresent()) {
            Tries.at(scene, ben).charged().forEach((key, count) -> {
                long tried = count - before.getOrDefault(key, 0L);
                if (tried > 0 && key.proof() != Proof.MAIL) {
                    failures.merge(key, tried, Long::sum);
                }
            });
        }
        return outcome;
    }

    private static long cap(Counter.Key key) {
        boolean stranger = key.channel().equals(Counter.UNKNOWN_CLIENTS);
        return switch (key.proof()) {
            case PASSWORD ->
                stranger ? POLICY.password().cap() : POLICY.devices().password().cap();
            case CODE ->
                stranger ? POLICY.code().cap() : POLICY.devices().code().cap();
            case CODE_WORD -> POLICY.codeWord().cap();
            case STEP_UP -> POLICY.reauthentication().cap();
            case MAIL -> Long.MAX_VALUE;
        };
    }
}
