package io.rosterkit.acceptance.signin;

import static io.rosterkit.acceptance.signin.Scene.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.lockout.Budget;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for a code whatever it ends: one was sent to Ben when the step began. */
@RosterTest
@Tag("V2")
abstract class CodeCases {

    static final Duration MINUTE = Duration.ofMinutes(1);
    static final Budget ROOMY =
            Budget.threshold(10).lockedFor(MINUTE, MINUTE).heldAfter(1).cap(10);

    Scene scene;
    MovableClock clock;
    String step;
    String first;

    /** The standard policy with room for as many wrong codes as a test needs. */
    static LockoutPolicy roomy() {
        LockoutPolicy standard = LockoutPolicy.standard();
        return standard.code(ROOMY).invited(standard.invited().code(ROOMY));
    }

    /** Where Ben is before the step. */
    abstract Scene arrive(Storage storage, MovableClock movable);

    /** Does what the step needs before it; the answer is its token. */
    abstract String begin();

    abstract Outcome<?> take(String token, String code);

    /** What the right code hears once it was used. */
    abstract Reason used();

    @BeforeEach
    void send(Storage storage, MovableClock movable) {
        clock = movable;
        scene = arrive(storage, movable);
        step = begin();
        first = scene.code();
    }

    @Test
    void hasSixDigitsOrMore() {
        assertThat(first).matches("[0-9]{6,}");
    }

    @Test
    void hasFiveTriesOverAllSendings() {
        for (int i = 0; i < 3; i++) {
            assertThat(answer(other(first))).isEqualTo(VerificationReason.CODE_WRONG);
        }
        clock.move(MINUTE);
        scene.stranger().sendNewCode(step).orThrow();
        String second = scene.code();
        assertThat(answer(other(second))).isEqualTo(VerificationReason.CODE_WRONG);
        assertThat(answer(other(second))).isEqualTo(VerificationReason.CHALLENGE_OVER);

        assertThat(answer(second)).isEqualTo(VerificationReason.CHALLENGE_OVER);
        clock.move(MINUTE);
        assertThat(reason(scene.stranger().sendNewCode(step))).isEqualTo(VerificationReason.CHALLENGE_OVER);
        step = begin();
        assertThat(take(step, scene.code()).refusal()).isEmpty();
    }

    @Test
    void theFifthTryMayBeTheRightOne() {
        for (int i = 0; i < 4; i++) {
            answer(other(first));
        }

        assertThat(take(step, first).refusal()).isEmpty();
    }

    @Test
    void diesWhenItIsSentAgain() {
        clock.move(MINUTE);
        scene.stranger().sendNewCode(step).orThrow();
        String second = scene.code();

        assertThat(answer(first)).isEqualTo(VerificationReason.CODE_WRONG);
        assertThat(take(step, second).refusal()).isEmpty();
    }

    @Test
    void diesWithItsStepWhenANewerOneBegins() {
        String older = step;
        clock.move(MINUTE);
        step = begin();
        String second = scene.code();

        for (String code : List.of(first, second)) {
            assertThat(reason(take(older, code))).isEqualTo(VerificationReason.CHALLENGE_OVER);
        }
        assertThat(reason(scene.stranger().sendNewCode(older))).isEqualTo(VerificationReason.CHALLENGE_OVER);
        assertThat(answer(first)).isEqualTo(VerificationReason.CODE_WRONG);
        assertThat(take(step, second).refusal()).isEmpty();
    }

    @Test
    void livesForTenMinutes() {
        clock.move(MINUTE.multipliedBy(10));
        assertThat(answer(first)).isEqualTo(VerificationReason.CODE_EXPIRED);

        scene.stranger().sendNewCode(step).orThrow();
        clock.move(MINUTE.multipliedBy(10).minusNanos(1000));
        assertThat(take(step, scene.code()).refusal()).isEmpty();
    }

    @Test
    void worksOnce() {
        assertThat(take(step, first).refusal()).isEmpty();

        assertThat(answer(first)).isEqualTo(used());
        assertThat(answer(other(first))).isEqualTo(VerificationReason.CHALLENGE_OVER);
        clock.move(MINUTE.multipliedBy(10));
        assertThat(answer(first)).isEqualTo(VerificationReason.CHALLENGE_OVER);
        assertThat(reason(scene.stranger().sendNewCode(step))).isEqualTo(VerificationReason.CHALLENGE_OVER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%s", " %s\n", "#%s", "%s!", "%s;", "%s?", "%.3s %4$s", "%.3s-%4$s", "%.3s\u00a0%4$s", "wide"})
    void isReadHoweverItIsTyped(String form) {
        String typed = form.equals("wide")
                ? first.codePoints()
                        .map(digit -> digit - '0' + '\uFF10')
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()
                : String.format(Locale.ROOT, form, first, "", "", first.substring(3));

        assertThat(take(step, typed).refusal()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s.",
                "(%s)",
                "„%s“",
                "%.3s\u2013%4$s",
                "%.3s\u2011%4$s",
                "%.3s\u2212%4$s",
                "%.3s.%4$s",
                "%.3s\u2009\u202F%4$s",
                "\u200E%s\u200F",
                "\u202A%.3s\u200B%4$s\u202C",
                "\uFEFF%s",
                "@app.example.org #%s",
                "@app.example.org #%s\n",
                "@praxis123456.example\u00a0#%s",
                "%1$s is your Example code. Do not share it.\n\n@app.example.org #%1$s",
                "%1$s ist Ihr Code für Example. Geben Sie ihn nicht weiter.\r\n\r\n@app.example.org #%1$s",
                "Code: %s",
                "%.3s %4$s is your code for the next 10 minutes"
            })
    void isReadAsAPhonePastesIt(String form) {
        String typed = String.format(Locale.ROOT, form, first, "", "", first.substring(3));

        assertThat(take(step, typed).refusal()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x0660, 0x06F0, 0x0966, 0x0E50, 0xFF10, 0x1D7CE, 0x2460 - 1})
    void isReadInTheDigitsOfAnyScript(int zero) {
        String typed = first.codePoints()
                .map(digit -> zero == 0x245F && digit == '0' ? 0x24EA : digit - '0' + zero)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();

        assertThat(take(step, typed).refusal()).isEmpty();
        assertThat(typed).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%1$s … %1$s",
                "%1$s %1$s",
                "%1$s\n%1$s",
                "#%1$s\n#%1$s",
                "%1$s, %1$s, %1$s",
                "%2$s %3$s … %2$s %3$s",
                "%1$s (%2$s-%3$s)"
            })
    void isReadWhenItStandsThereTwice(String form) {
        String typed = String.format(Locale.ROOT, form, first, first.substring(0, 3), first.substring(3));

        assertThat(take(step, typed).refusal()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%1$s … %2$s",
                "%1$s %1$s %2$s",
                "%1$s %1$s 1",
                "%1$s %2$s",
                "%2$s\n%1$s",
                "Code %1$s or %2$s",
                "@app.example.org #%1$s\n@app.example.org #%2$s",
                "%2$s is your Example code.\n\n@app.example.org #%1$s"
            })
    void ofTwoInOneTextNoneIsTaken(String form) {
        assertThat(answer(String.format(Locale.ROOT, form, first, other(first))))
                .isEqualTo(VerificationReason.CODE_WRONG);
        assertThat(take(step, first).refusal()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "abcdef", "%s0", "0%s", "%.5s", "%1$s%1$s", "%s\u0000", "\uD800", "long"})
    void nothingElseIsTaken(String form) {
        String typed = form.equals("long") ? first.repeat(20_000) : String.format(Locale.ROOT, form, first);

        assertThat(answer(typed)).isEqualTo(VerificationReason.CODE_WRONG);
        assertThat(take(step, first).refusal()).isEmpty();
    }

    @Test
    void isReadUpToFortyCharacters() {
        assertThat(answer(" ".repeat(35) + first)).isEqualTo(VerificationReason.CODE_WRONG);
        assertThat(answer(first + "\uFDFA".repeat(100_000))).isEqualTo(VerificationReason.CODE_WRONG);

        assertThat(scene.stranger()
                        .answerRegistration(step, " ".repeat(34) + first)
                        .refusal())
                .isEmpty();
    }

    @Test
    void isNotSentAgainAtOnceNorForEver() {
        int before = scene.kit.handsets().to(Scene.PHONE).count();
        assertThat(reason(scene.stranger().sendNewCode(step))).isEqualTo(VerificationReason.SENT_JUST_NOW);
        for (int i = 0; i < 4; i++) {
            clock.move(MINUTE);
            scene.stranger().sendNewCode(step).orThrow();
        }
        clock.move(MINUTE);

        assertThat(reason(scene.stranger().sendNewCode(step))).isEqualTo(VerificationReason.CHALLENGE_OVER);
        assertThat(scene.kit.handsets().to(Scene.PHONE).count()).isEqualTo(before + 1);
    }

    @Test
    @Tag("L1")
    void isSentTenTimesAnHourWhateverBecomesOfIt() {
        for (int i = 1; i < 10; i++) {
            clock.move(MINUTE);
            if (i % 4 == 0) {
                step = begin();
            } else {
                scene.stranger().sendNewCode(step).orThrow();
            }
        }
        String last = scene.code();
        clock.move(MINUTE);
        assertThat(reason(scene.stranger().sendNewCode(step))).isEqualTo(VerificationReason.SENT_TOO_OFTEN);
        clock.move(MINUTE.multipliedBy(8));
        assertThat(take(step, last).refusal()).isEmpty();
    }

    @Test
    @Tag("L1")
    void isSentAgainWhenTheHourIsOverThatBeganWithTheFirst() {
        for (int i = 1; i < 10; i++) {
            clock.move(MINUTE.multipliedBy(2));
            step = begin();
        }
        clock.move(MINUTE.multipliedBy(42).minusNanos(1000));
        assertThat(reason(scene.stranger().sendNewCode(step))).isEqualTo(VerificationReason.SENT_TOO_OFTEN);
        clock.move(Duration.ofNanos(1000));

        scene.stranger().sendNewCode(step).orThrow();
        assertThat(take(step, scene.code()).refusal()).isEmpty();
    }

    @Test
    @Tag("L1")
    void aClockThatGoesBackSendsNothingEarlier() {
        clock.move(MINUTE.multipliedBy(-5));

        assertThat(reason(scene.stranger().sendNewCode(step))).isEqualTo(VerificationReason.SENT_JUST_NOW);
    }

    /** How many tries at that kind of proof are charged at present, whatever they are of. */
    long charged(UUID subject, Proof proof) {
        return scene.storage.port(CounterStore.class).of(scene.organization(), subject).stream()
                .filter(counter -> counter.key().proof() == proof)
                .mapToLong(Counter::inARow)
                .sum();
    }

    Reason answer(String code) {
        return reason(take(step, code));
    }

    static String other(String code) {
        return String.format(Locale.ROOT, "%06d", (Integer.parseInt(code) + 1) % 1_000_000);
    }

    @Test
    @Tag("L5")
    void isNotSentForAStepThatIsOld() {
        for (int i = 0; i < 2; i++) {
            clock.move(MINUTE.multipliedBy(20));
            scene.stranger().sendNewCode(step).orThrow();
        }
        clock.move(MINUTE.multipliedBy(10));

        assertThat(reason(scene.stranger().sendNewCode(step))).isEqualTo(VerificationReason.CHALLENGE_OVER);
        step = begin();
        assertThat(take(step, scene.code()).refusal()).isEmpty();
    }
}
