package io.rosterkit.acceptance.signin;

import static io.rosterkit.acceptance.signin.Scene.BEN;
import static io.rosterkit.acceptance.signin.Scene.PASSWORD;
import static io.rosterkit.acceptance.signin.Scene.WRONG;
import static io.rosterkit.acceptance.signin.Scene.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.acceptance.Barrier;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.account.Account;
import io.rosterkit.lockout.Budget;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.lockout.SourceLimits;
import io.rosterkit.model.UserId;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.registration.Registration;
import io.rosterkit.secondstep.SecondStepPolicy.Demand;
import io.rosterkit.signin.SecondStep;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many who try a proof at the same moment get as many tries as one after the other, whichever proof it is. */
@EveryStorage
@RosterTest
@Tag("L2")
class ProofRaceTest {

    private static final int THREADS = 64;
    private static final LockoutPolicy POLICY = LockoutPolicy.standard();
    private static final String NO_WORD = "BBBBB-22222";

    @Test
    @Tag("V2")
    void aCodeAtSignIn(Storage storage, MovableClock clock) {
        Scene scene = asking(storage, clock, Demand.OFF, Demand.ALWAYS);
        scene.ben();
        String step = signingIn(scene);
        String code = scene.code();

        assertNobodyIn(all(number -> scene.stranger().answerSignIn(step, other(code))));

        assertThat(scene.told("signin.code"))
                .filteredOn("verification.code_wrong"::equals)
                .hasSize(tries());
        clock.move(SourceLimits.standard().window());
        assertThat(reason(scene.stranger().answerSignIn(step, code))).isEqualTo(VerificationReason.CHALLENGE_OVER);
    }

    @Test
    @Tag("V2")
    void theCodesOfManySignInsAreNoMoreThanOne(Storage storage, MovableClock clock) {
        Scene scene = asking(storage, clock, Demand.OFF, Demand.ALWAYS);
        UserId ben = scene.ben().session().user();
        List<String> steps = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            steps.add(signingIn(scene));
            clock.move(Duration.ofMinutes(1));
        }
        String last = signingIn(scene);

        assertNobodyIn(all(number -> scene.stranger().answerSignIn(steps.get(number % 4), "no code")));

        assertThat(Tries.at(scene, ben).of(Proof.CODE))
                .as("tries at codes that are dead")
                .isZero();
        assertThat(scene.stranger().answerSignIn(last, scene.code()).refusal()).isEmpty();
    }

    @Test
    @Tag("V2")
    void aCodeAtRegistration(Storage storage, MovableClock clock) {
        Scene scene = asking(storage, clock, Demand.ALWAYS, Demand.OFF);
        InvitationReceipt invited = scene.invited(BEN);
        String link = scene.link(BEN);
        Registration begun =
                scene.stranger().register(link, scene.word(), PASSWORD).orThrow();
        String step = ((Registration.CodeSent) begun).step().token().reveal();
        String code = scene.code();

        assertNobodyIn(all(number -> scene.stranger().answerRegistration(step, other(code))));

        assertThat(Tries.at(scene, invited.invitation()).of(Proof.CODE)).isEqualTo(tries());
        clock.move(SourceLimits.standard().window());
        assertThat(reason(scene.stranger().answerRegistration(step, code)))
                .isEqualTo(VerificationReason.CHALLENGE_OVER);
        assertThat(scene.told("user.join")).isEmpty();
    }

    @Test
    @Tag("N4")
    void theCodeWordWithOneLink(Storage storage, MovableClock clock) {
        Scene scene = Scene.of(storage, clock, profile -> profile);
        InvitationReceipt invited = scene.invited(BEN);
        String link = scene.link(BEN);

        assertNobodyIn(all(number -> scene.stranger().register(link, NO_WORD, PASSWORD)));

        assertThat(Tries.at(scene, invited.invitation()).of(Proof.CODE_WORD))
                .isEqualTo(POLICY.invited().link().threshold());
        assertThat(reason(scene.stranger().register(link, scene.word(), PASSWORD)))
                .isEqualTo(InvitationReason.HELD);
        assertThat(scene.told("user.join")).isEmpty();
    }

    @Test
    @Tag("N4")
    void theCodeWordWithAllLinksOfAPractice(Storage storage, MovableClock clock) {
        Budget practice = Budget.threshold(7)
                .within(Duration.ofDays(1))
                .lockedFor(Duration.ofHours(1), Duration.ofDays(1))
                .neverHeld()
                .noCap();
        LockoutPolicy policy = POLICY.invited(POLICY.invited().practice(practice));
        Scene scene = Scene.of(storage, clock, profile -> profile.lockout(policy));
        List<String> links = IntStream.range(0, 8)
                .mapToObj(number -> scene.invite("user" + number + "@weiss.example"))
                .toList();

        assertNobodyIn(all(number -> scene.stranger().register(links.get(number % 8), NO_WORD, PASSWORD)));

        assertThat(Tries.at(scene, scene.office.founded().practice()).of(Proof.CODE_WORD))
                .isEqualTo(practice.threshold());
        String word = scene.word();
        assertThat(links)
                .allSatisfy(link -> assertThat(
                                scene.stranger().register(link, word, PASSWORD).refusal())
                        .isPresent());
    }

    @Test
    @Tag("N5")
    void theCodeWordAtRecovery(Storage storage, MovableClock clock) {
        Scene scene = Scene.of(storage, clock, profile -> profile);
        scene.ben();
        scene.stranger().recover(BEN).orThrow();
        String link = scene.link(BEN);

        assertNobodyIn(all(number -> scene.stranger().resetPassword(link, NO_WORD, WRONG)));

        assertThat(scene.told("user.recover"))
                .filteredOn("invitation.code_word_wrong"::equals)
                .hasSize(POLICY.codeWord().threshold());
        assertThat(scene.stranger().resetPassword(link, scene.word(), WRONG).refusal())
                .isPresent();
        assertThat(scene.letsIn(WRONG)).isFalse();
    }

    @Test
    void theOwnPasswordOnceMore(Storage storage, MovableClock clock) {
        Scene scene = Scene.of(storage, clock, profile -> profile);
        SignedIn ben = scene.ben();
        Account account = scene.roster().as(ben.session()).account();

        assertNobodyIn(all(
                number -> number % 2 == 0 ? account.reauthenticate(WRONG) : account.changePassword(WRONG, PASSWORD)));

        assertThat(Tries.at(scene, ben.session().user()).of(Proof.STEP_UP))
                .isEqualTo(POLICY.reauthentication().threshold());
        assertThat(reason(account.reauthenticate(PASSWORD))).isEqualTo(SignInReason.STEP_UP_REFUSED);
    }

    @Test
    @Tag("V7")
    void theMailsOfRecovery(Storage storage, MovableClock clock) {
        Scene scene = Scene.of(storage, clock, profile -> profile);
        scene.ben();
        int before = scene.kit.mail().to(BEN).count();

        assertThat(all(number -> scene.stranger().recover(BEN)))
                .allSatisfy(answer -> assertThat(answer.refusal()).isEmpty());
        scene.stranger().recover(BEN).orThrow();

        assertThat(scene.kit.mail().to(BEN).count())
                .isEqualTo(before + POLICY.mail().threshold());
    }

    private static Scene asking(Storage storage, MovableClock clock, Demand registration, Demand signIn) {
        return Scene.of(storage, clock, profile -> profile.secondStep(Scene.codes(registration, signIn)));
    }

    private static List<Outcome<?>> all(IntFunction<Outcome<?>> attempt) {
        return Barrier.together(THREADS, number -> () -> attempt.apply(number));
    }

    private static void assertNobodyIn(List<Outcome<?>> answers) {
        assertThat(answers).allSatisfy(answer -> assertThat(answer.refusal()).isPresent());
    }

    private static String signingIn(Scene scene) {
        return ((SecondStep) scene.guess(PASSWORD).orThrow()).token().reveal();
    }

    private static int tries() {
        return Scene.codes(Demand.ALWAYS, Demand.ALWAYS).attempts();
    }

    private static String other(String code) {
        return String.format(Locale.ROOT, "%06d", (Integer.parseInt(code) + 1) % 1_000_000);
    }
}
