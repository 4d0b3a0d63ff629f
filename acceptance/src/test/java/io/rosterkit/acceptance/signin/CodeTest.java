package io.rosterkit.acceptance.signin;

import static io.rosterkit.StandardProfile.STAFF;
import static io.rosterkit.acceptance.signin.Scene.BEN;
import static io.rosterkit.acceptance.signin.Scene.PASSWORD;
import static io.rosterkit.acceptance.signin.Scene.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.lockout.Budget;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.registration.Registration;
import io.rosterkit.signin.SecondStep;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.verification.VerificationPolicy.Demand;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RosterTest
@Tag("V2")
class CodeTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Scene scene;
    private MovableClock clock;
    private String step;
    private String first;

    @BeforeEach
    void register(Storage storage, MovableClock movable) {
        clock = movable;
        LockoutPolicy standard = LockoutPolicy.standard();
        Budget many = new Budget(10, MINUTE.multipliedBy(15), MINUTE, MINUTE, 1, 10);
        LockoutPolicy roomy = standard.with(new LockoutPolicy.Strangers(
                standard.strangers().password(),
                many,
                standard.strangers().codeWord(),
                standard.strangers().stepUp(),
                standard.strangers().mail()));
        scene = Scene.of(
                storage,
                movable,
                profile -> profile.lockout(roomy).verification(Scene.codes(Demand.ALWAYS, Demand.ALWAYS)));
        scene.invited(BEN);
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
        scene.stranger().sendCodeAgain(step).orThrow();
        String second = scene.code();
        assertThat(answer(other(second))).isEqualTo(VerificationReason.CODE_WRONG);
        assertThat(answer(other(second))).isEqualTo(VerificationReason.CHALLENGE_OVER);

        assertThat(answer(second)).isEqualTo(VerificationReason.CHALLENGE_OVER);
        clock.move(MINUTE);
        assertThat(reason(scene.stranger().sendCodeAgain(step))).isEqualTo(VerificationReason.CHALLENGE_OVER);
        step = begin();
        assertThat(scene.stranger().answerRegistration(step, scene.code()).refusal())
                .isEmpty();
    }

    @Test
    void theFifthTryMayBeTheRightOne() {
        for (int i = 0; i < 4; i++) {
            answer(other(first));
        }

        assertThat(scene.stranger().answerRegistration(step, first).refusal()).isEmpty();
    }

    @Test
    void diesWhenANewerOneIsSent() {
        clock.move(MINUTE);
        scene.stranger().sendCodeAgain(step).orThrow();
        String second = scene.code();

        assertThat(answer(first)).isEqualTo(VerificationReason.CODE_WRONG);
        assertThat(scene.stranger().answerRegistration(step, second).refusal()).isEmpty();
    }

    @Test
    void livesForTenMinutes() {
        clock.move(MINUTE.multipliedBy(10));
        assertThat(answer(first)).isEqualTo(VerificationReason.CODE_EXPIRED);

        scene.stranger().sendCodeAgain(step).orThrow();
        clock.move(MINUTE.multipliedBy(10).minusNanos(1000));
        assertThat(scene.stranger().answerRegistration(step, scene.code()).refusal())
                .isEmpty();
    }

    @Test
    void worksOnce() {
        assertThat(scene.stranger().answerRegistration(step, first).refusal()).isEmpty();

        assertThat(answer(first)).isEqualTo(VerificationReason.CHALLENGE_OVER);
        assertThat(scene.told("user.join")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", " %s\n", "%.3s %4$s", "%.3s-%4$s", "%.3s\u00a0%4$s", "wide"})
    void isReadHoweverItIsTyped(String form) {
        String typed = form.equals("wide")
                ? first.codePoints()
                        .map(digit -> digit - '0' + '\uFF10')
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()
                : String.format(Locale.ROOT, form, first, "", "", first.substring(3));

        assertThat(scene.stranger().answerRegistration(step, typed).refusal()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "-", "abcdef", "%s0", "0%s", "%.5s", "%1$s%1$s", "%s\u0000", "\uD800", "#%s", "long"})
    void nothingElseIsTaken(String form) {
        String typed = form.equals("long") ? first.repeat(20_000) : String.format(Locale.ROOT, form, first);

        assertThat(answer(typed)).isEqualTo(VerificationReason.CODE_WRONG);
        assertThat(scene.stranger().answerRegistration(step, first).refusal()).isEmpty();
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
        assertThat(reason(scene.stranger().sendCodeAgain(step))).isEqualTo(VerificationReason.SENT_JUST_NOW);
        for (int i = 0; i < 4; i++) {
            clock.move(MINUTE);
            scene.stranger().sendCodeAgain(step).orThrow();
        }
        clock.move(MINUTE);

        assertThat(reason(scene.stranger().sendCodeAgain(step))).isEqualTo(VerificationReason.CHALLENGE_OVER);
        assertThat(scene.kit.handsets().to(Scene.PHONE).count()).isEqualTo(2);
    }

    @Test
    @Tag("N4")
    void theSameLinkTakesARegistrationUpOnAnotherDevice() {
        String older = step;
        clock.move(MINUTE);
        step = begin();
        String second = scene.code();

        assertThat(reason(scene.stranger().answerRegistration(older, first)))
                .isEqualTo(VerificationReason.CHALLENGE_OVER);
        assertThat(scene.stranger().answerRegistration(step, second).refusal()).isEmpty();
        assertThat(scene.told("user.join")).hasSize(1);
    }

    @Test
    @Tag("L1")
    void takingARegistrationUpAgainGivesNoTryBack() {
        for (int i = 0; i < 10; i++) {
            if (i == 5) {
                clock.move(MINUTE);
                step = begin();
            }
            answer(other(scene.code()));
        }

        assertThat(reason(scene.stranger().register(scene.link(BEN), scene.word(), PASSWORD)))
                .isEqualTo(InvitationReason.HELD);
    }

    @Test
    @Tag("L1")
    void signingInAgainGivesNoTryBack() {
        scene.stranger().answerRegistration(step, first).orThrow();
        for (int i = 0; i < 10; i++) {
            if (i % 5 == 0) {
                clock.move(MINUTE);
                step = signIn();
            }
            scene.stranger().answerSignIn(step, other(scene.code()));
        }
        clock.move(Duration.ofDays(400));
        step = signIn();

        assertThat(reason(scene.stranger().answerSignIn(step, scene.code())))
                .isEqualTo(VerificationReason.CHALLENGE_OVER);
        assertThat(scene.told("signin.code"))
                .filteredOn("verification.code_wrong"::equals)
                .hasSize(10);
    }

    @Test
    void withoutANumberSomebodyHasToBeAsked() {
        scene.desk().invitations().invite("eva@weiss.example", STAFF).orThrow();

        var refusal = scene.stranger()
                .register(scene.link("eva@weiss.example"), scene.word(), PASSWORD)
                .refusal()
                .orElseThrow();
        assertThat(refusal.reason()).isEqualTo(VerificationReason.PHONE_MISSING);
        assertThat(refusal.reason().contact()).isEqualTo(Reason.Contact.INVITER);
    }

    private String begin() {
        Registration begun = scene.stranger()
                .register(scene.link(BEN), scene.word(), PASSWORD)
                .orThrow();
        return ((Registration.CodeSent) begun).step().token().reveal();
    }

    private String signIn() {
        return ((SecondStep) scene.guess(PASSWORD).orThrow()).token().reveal();
    }

    private Reason answer(String code) {
        return reason(scene.stranger().answerRegistration(step, code));
    }

    private static String other(String code) {
        return String.format(Locale.ROOT, "%06d", (Integer.parseInt(code) + 1) % 1_000_000);
    }
}
