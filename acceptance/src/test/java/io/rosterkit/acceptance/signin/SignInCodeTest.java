package io.rosterkit.acceptance.signin;

import static io.rosterkit.acceptance.signin.Scene.BEN;
import static io.rosterkit.acceptance.signin.Scene.PASSWORD;
import static io.rosterkit.acceptance.signin.Scene.reason;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.acceptance.Barrier;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.signin.Proven;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.secondstep.SecondStepPolicy.Demand;
import io.rosterkit.signin.SecondStep;
import io.rosterkit.signin.SignIn;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.CountingHasher;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.user.UserImport;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The code that ends a sign-in. */
class SignInCodeTest extends CodeCases {

    private static final String CLEO = "cleo@weiss.example";
    private static final Duration HALF = Duration.ofSeconds(30);

    private String device;

    @Override
    Scene arrive(Storage storage, MovableClock movable) {
        Scene office = Scene.of(
                storage,
                movable,
                profile -> profile.lockout(roomy()).secondStep(Scene.codes(Demand.OFF, Demand.ALWAYS)));
        device = office.ben().device().orElseThrow().reveal();
        return office;
    }

    @Override
    String begin() {
        return token(scene.guess(PASSWORD));
    }

    @Override
    Outcome<?> take(String token, String code) {
        return scene.stranger().answerSignIn(token, code);
    }

    @Override
    Reason used() {
        return VerificationReason.CHALLENGE_OVER;
    }

    @Test
    @Tag("L1")
    void signingInAgainGivesNoTryBack() {
        for (int i = 0; i < 10; i++) {
            if (i % 5 == 0) {
                clock.move(MINUTE);
                step = begin();
            }
            take(step, other(scene.code()));
        }
        clock.move(Duration.ofDays(400));

        assertThat(reason(scene.guess(PASSWORD))).isEqualTo(SignInReason.REFUSED);
        assertThat(answer(scene.code())).isEqualTo(VerificationReason.CHALLENGE_OVER);
        assertThat(scene.told("signin.code"))
                .filteredOn("verification.code_wrong"::equals)
                .hasSize(10);
    }

    @Test
    void isNotEvenSentOnceANewerStepHasBegun() {
        for (int i = 0; i < 3; i++) {
            clock.move(MINUTE);
            step = begin();
        }

        assertThat(sent()).isEqualTo(2);
        assertThat(take(step, scene.code()).refusal()).isEmpty();
    }

    @Test
    void whoSignsInAgainAtOnceGetsTheSameStepAndNoOtherCode() {
        clock.move(HALF.minusNanos(1000));

        assertThat(begin()).isEqualTo(step);
        assertThat(sent()).isEqualTo(1);
        clock.move(Duration.ofNanos(1000));
        assertThat(begin()).isNotEqualTo(step);
        assertThat(sent()).isEqualTo(2);
    }

    @Test
    void whoSignsInFromElsewhereAtOnceGetsNothingOfIt() {
        assertThat(reason(scene.stranger().signIn(BEN, PASSWORD, device))).isEqualTo(VerificationReason.SENT_JUST_NOW);

        assertThat(take(step, first).refusal()).isEmpty();
    }

    @EveryStorage
    @Test
    void ofManyWhoSignInAtOnceOneIsSentACode() {
        clock.move(MINUTE);

        List<Outcome<SignIn>> answers = Barrier.together(16, number -> () -> scene.guess(PASSWORD));

        assertThat(answers)
                .filteredOn(answer -> answer.refusal().isEmpty())
                .isNotEmpty()
                .extracting(SignInCodeTest::token)
                .containsOnly(begin());
        assertThat(sent()).isEqualTo(2);
    }

    @Test
    @Tag("L1")
    void fiftySignInsWithTheRightPasswordSendTenCodes() {
        for (int i = 0; i < 50; i++) {
            clock.move(HALF);
            scene.guess(PASSWORD);
            sent();
        }

        assertThat(sent()).isEqualTo(10);
        assertThat(reason(scene.guess(PASSWORD))).isEqualTo(VerificationReason.SENT_TOO_OFTEN);
        assertThat(scene.told("signin")).endsWith("verification.sent_too_often");
        clock.move(Duration.ofHours(1));
        assertThat(take(begin(), scene.code()).refusal()).isEmpty();
    }

    @Test
    @Tag("L1")
    void aCodeThatIsGivenFreesNoSending() {
        for (int i = 0; i < 9; i++) {
            take(step, scene.code());
            clock.move(MINUTE);
            step = begin();
        }
        assertThat(take(step, scene.code()).refusal()).isEmpty();
        clock.move(MINUTE);

        assertThat(reason(scene.guess(PASSWORD))).isEqualTo(VerificationReason.SENT_TOO_OFTEN);
    }

    @Test
    @Tag("L1")
    void codesOfDifferentUsersAreCountedApart() {
        scene.join("eva@weiss.example");

        assertThat(scene.stranger().signIn("eva@weiss.example", PASSWORD).refusal())
                .isEmpty();
        assertThat(take(step, first).refusal()).isEmpty();
    }

    @Test
    @Tag("G4")
    void aRightPasswordWithoutANumberIsToldAndIsNoFailure() {
        scene.roster()
                .operations()
                .importUser(
                        scene.organization(),
                        UserImport.of(CLEO, STAFF)
                                .withPasswordHash(
                                        CountingHasher.create().hash(PASSWORD).text()))
                .orThrow();
        for (int i = 0; i < 6; i++) {
            assertThat(reason(scene.stranger().signIn(CLEO, PASSWORD))).isEqualTo(VerificationReason.PHONE_MISSING);
        }

        assertThat(scene.told("signin"))
                .filteredOn("verification.phone_missing"::equals)
                .hasSize(6);
        assertThat(scene.told("user.locked-by-attempts")).isEmpty();
    }

    @EveryStorage
    @Test
    @Tag("G6")
    void theSameRequestGetsTheSameSessionForTheSameCode() {
        SignedIn in = scene.stranger().once("click").answerSignIn(step, first).orThrow();

        SignedIn again =
                scene.stranger().once("click").answerSignIn(step, first).orThrow();
        assertThat(again.session()).isEqualTo(in.session());
        assertThat(again.device()).isEmpty();
        assertThat(charged(in.session().user().uuid(), Proof.CODE)).isZero();
        assertThat(scene.roster().session(again.token().reveal()).refusal()).isEmpty();
        assertThat(reason(scene.stranger().once("other").answerSignIn(step, first)))
                .isEqualTo(VerificationReason.CHALLENGE_OVER);
    }

    @Test
    @Tag("G6")
    @Tag("L1")
    void guessesUnderTheSameRequestAreTriesLikeAnyOther() {
        scene.stranger().once("click").answerSignIn(step, first).orThrow();
        for (int i = 0; i < 4; i++) {
            assertThat(reason(scene.stranger().once("click").answerSignIn(step, other(first))))
                    .isEqualTo(VerificationReason.CHALLENGE_OVER);
        }

        assertThat(reason(scene.stranger().once("click").answerSignIn(step, first)))
                .isEqualTo(VerificationReason.CHALLENGE_OVER);
        assertThat(scene.told("signin.code"))
                .filteredOn("verification.code_wrong"::equals)
                .hasSize(4);
    }

    @Test
    @Tag("G6")
    void aRequestThatWasSomethingElseBeginsNoSession() {
        scene.invited("eva@weiss.example");
        scene.stranger().once("used").decline(scene.link("eva@weiss.example")).orThrow();

        assertThat(reason(scene.stranger().once("used").answerSignIn(step, first)))
                .isEqualTo(InputReason.REQUEST_REUSED);
        assertThat(take(step, first).refusal()).isEmpty();
    }

    @Test
    @Tag("L5")
    void theSessionSaysWhenThePasswordWasGivenAndNotTheCode() {
        Instant begun = clock.instant();
        clock.move(MINUTE.multipliedBy(20));
        scene.stranger().sendNewCode(step).orThrow();
        clock.move(MINUTE);

        SignedIn in = scene.stranger().answerSignIn(step, scene.code()).orThrow();

        Proven proven = scene.roster().session(in.token().reveal()).orThrow().proven();
        assertThat(proven.passwordAt()).isEqualTo(begun.truncatedTo(ChronoUnit.MICROS));
        assertThat(proven.codeAt()).contains(clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private int sent() {
        return scene.kit.handsets().to(Scene.PHONE).count();
    }

    private static String token(Outcome<SignIn> begun) {
        return ((SecondStep) begun.orThrow()).token().reveal();
    }
}
