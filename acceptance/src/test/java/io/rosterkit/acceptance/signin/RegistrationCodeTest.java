package io.rosterkit.acceptance.signin;

import static io.rosterkit.acceptance.signin.Scene.BEN;
import static io.rosterkit.acceptance.signin.Scene.PASSWORD;
import static io.rosterkit.acceptance.signin.Scene.WRONG;
import static io.rosterkit.acceptance.signin.Scene.reason;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Front;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.signin.Proven;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.registration.Registration;
import io.rosterkit.registration.RegistrationReceipt;
import io.rosterkit.secondstep.SecondStepPolicy.Demand;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The code that ends a registration. */
class RegistrationCodeTest extends CodeCases {

    private InvitationReceipt invited;

    @Override
    Scene arrive(Storage storage, MovableClock movable) {
        Scene office = Scene.of(
                storage,
                movable,
                profile -> profile.lockout(roomy()).secondStep(Scene.codes(Demand.ALWAYS, Demand.OFF)));
        invited = office.invited(BEN);
        return office;
    }

    @Override
    String begin() {
        return token(register(scene.stranger(), PASSWORD).orThrow());
    }

    @Override
    Outcome<?> take(String token, String code) {
        return scene.stranger().answerRegistration(token, code);
    }

    @Override
    Reason used() {
        return InvitationReason.ACCEPTED;
    }

    @Test
    @Tag("N4")
    void theSameLinkTakesARegistrationUpOnAnotherDevice() {
        clock.move(MINUTE);
        step = begin();

        assertThat(take(step, scene.code()).refusal()).isEmpty();
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

        assertThat(reason(register(scene.stranger(), PASSWORD))).isEqualTo(InvitationReason.HELD);
    }

    @Test
    void anotherPasswordAMomentLaterLeavesTheCodeAsItIs() {
        assertThat(reason(register(scene.stranger(), WRONG))).isEqualTo(VerificationReason.SENT_JUST_NOW);

        assertThat(take(step, first).refusal()).isEmpty();
        assertThat(scene.letsIn(WRONG)).isFalse();
        assertThat(scene.letsIn(PASSWORD)).isTrue();
    }

    @Test
    @Tag("G6")
    void theSameRequestGetsTheSameStepAndNoOtherCode() {
        clock.move(MINUTE);
        String begun = token(register(scene.stranger().once("click"), PASSWORD).orThrow());
        String code = scene.code();
        int sent = scene.kit.handsets().to(Scene.PHONE).count();

        assertThat(token(register(scene.stranger().once("click"), PASSWORD).orThrow()))
                .isEqualTo(begun);
        assertThat(scene.kit.handsets().to(Scene.PHONE).count()).isEqualTo(sent);
        assertThat(charged(invited.invitation().uuid(), Proof.CODE_WORD)).isZero();
        assertThat(take(begun, code).refusal()).isEmpty();
    }

    @Test
    @Tag("G6")
    void theSameRequestGetsTheSameAnswer() {
        RegistrationReceipt ben = scene.stranger()
                .once("click")
                .answerRegistration(step, first)
                .orThrow()
                .done();

        RegistrationReceipt again = scene.stranger()
                .once("click")
                .answerRegistration(step, first)
                .orThrow()
                .done();
        assertThat(again.user()).isEqualTo(ben.user());
        assertThat(again.signedIn().orElseThrow().session())
                .isEqualTo(ben.signedIn().orElseThrow().session());
        assertThat(again.signedIn().orElseThrow().device()).isEmpty();
        assertThat(charged(invited.invitation().uuid(), Proof.CODE)).isZero();
        assertThat(reason(scene.stranger().once("click").answerRegistration(step, other(first))))
                .isEqualTo(VerificationReason.CHALLENGE_OVER);
        assertThat(reason(scene.stranger().once("other").answerRegistration(step, first)))
                .isEqualTo(InvitationReason.ACCEPTED);
        assertThat(scene.told("user.join")).hasSize(1);
    }

    @Test
    @Tag("G6")
    void aRequestThatWasSomethingElseCompletesNothing() {
        scene.invited("eva@weiss.example");
        scene.stranger().once("used").decline(scene.link("eva@weiss.example")).orThrow();

        assertThat(reason(scene.stranger().once("used").answerRegistration(step, first)))
                .isEqualTo(InputReason.REQUEST_REUSED);
        assertThat(take(step, first).refusal()).isEmpty();
    }

    @Test
    @Tag("G4")
    @Tag("L1")
    void theRightCodeThatComesToNothingIsToldAndIsNoFailure() {
        answer(other(first));
        scene.stranger().decline(scene.link(BEN)).orThrow();

        assertThat(answer(first)).isEqualTo(InvitationReason.DECLINED);
        assertThat(scene.told("registration.code")).endsWith("invitation.declined");
        assertThat(charged(invited.invitation().uuid(), Proof.CODE)).isZero();
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

    @Test
    @Tag("N4")
    @Tag("S1")
    void aLockThatBeganBesideTheOpenInvitationIsLiftedWhenThatIsRenewed() {
        scene = Scene.of(scene.storage, clock, profile -> profile.secondStep(Scene.codes(Demand.ALWAYS, Demand.OFF)));
        invited = scene.invited(BEN);
        for (int i = 0; i < 9; i++) {
            if (i % 5 == 0) {
                clock.move(MINUTE);
                step = begin();
            }
            answer(other(scene.code()));
        }
        scene.desk().invitations().renew(invited.invitation()).orThrow();
        answer(other(scene.code()));
        scene.desk().invitations().renew(invited.invitation()).orThrow();
        clock.move(MINUTE);

        step = begin();
        assertThat(take(step, scene.code()).refusal()).isEmpty();
    }

    @Test
    @Tag("L5")
    void theSessionSaysWhenThePasswordWasSetAndNotTheCode() {
        Instant begun = clock.instant().truncatedTo(ChronoUnit.MICROS);
        clock.move(MINUTE);

        RegistrationReceipt ben =
                scene.stranger().answerRegistration(step, first).orThrow().done();

        Proven proven = scene.roster()
                .session(ben.signedIn().orElseThrow().token().reveal())
                .orThrow()
                .proven();
        assertThat(proven.passwordAt()).isEqualTo(begun);
        assertThat(proven.codeAt()).contains(begun.plus(MINUTE));
    }

    private Outcome<Registration> register(Front front, String password) {
        return front.register(scene.link(BEN), scene.word(), password);
    }

    private static String token(Registration begun) {
        return ((Registration.CodeSent) begun).step().token().reveal();
    }
}
