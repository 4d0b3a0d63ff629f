package io.rosterkit.acceptance.signin;

import static io.rosterkit.acceptance.signin.Scene.BEN;
import static io.rosterkit.acceptance.signin.Scene.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.acceptance.Barrier;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.lockout.LockoutReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.registration.Registration;
import io.rosterkit.secondstep.SecondStepPolicy.Demand;
import io.rosterkit.signin.SecondStep;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EveryStorage
@RosterTest
class RegistrationRaceTest {

    private static final int THREADS = 32;
    private static final Set<Reason> LATE = Set.of(InvitationReason.ACCEPTED, InvitationReason.CODE_WORD_WRONG);

    @Test
    @Tag("M3")
    @Tag("N4")
    void oneInvitationMakesOneUserHoweverManyRegister(Storage storage, MovableClock clock) {
        Scene scene = Scene.of(storage, clock, profile -> profile);
        InvitationReceipt invited = scene.invited(BEN);
        String link = scene.link(BEN);
        String word = scene.word();

        List<Outcome<Registration>> answers =
                Barrier.together(THREADS, number -> () -> scene.stranger().register(link, word, PASSWORD));

        assertThat(answers).anySatisfy(answer -> assertThat(answer.refusal()).isEmpty());
        assertThat(answers).allSatisfy(answer -> assertOf(invited, answer));
        assertThat(scene.told("user.join")).hasSize(1);
        assertThat(scene.told("invitation.accept")).hasSize(1);
        assertThat(state(scene, invited)).isEqualTo(InvitationState.ACCEPTED);
        assertThat(scene.letsIn(PASSWORD)).isTrue();
        assertOf(invited, scene.stranger().register(link, word, PASSWORD));
        assertThat(scene.desk().journal().verify(invited.invitation()).orThrow().holds())
                .isTrue();
    }

    @Test
    @Tag("M3")
    void whoRegistersAgainIsTheSameUser(Storage storage, MovableClock clock) {
        Scene scene = Scene.of(storage, clock, profile -> profile);
        InvitationReceipt invited = scene.invited(BEN);
        String link = scene.link(BEN);
        String word = scene.word();

        for (int i = 0; i < 4; i++) {
            assertThat(scene.stranger()
                            .register(link, word, PASSWORD)
                            .orThrow()
                            .done()
                            .user())
                    .isEqualTo(invited.user());
        }
        assertThat(Scene.reason(scene.stranger().register(link, word, Scene.WRONG)))
                .isEqualTo(InvitationReason.ACCEPTED);
        assertThat(scene.told("user.join")).hasSize(1);
    }

    @Test
    @Tag("N4")
    @Tag("G6")
    void noRequestIdKeepsAnInvitationFromBeingHeld(Storage storage, MovableClock clock) {
        Scene scene = Scene.of(storage, clock, profile -> profile);
        scene.invited("eva@weiss.example");
        scene.stranger().once("used").decline(scene.link("eva@weiss.example")).orThrow();
        InvitationReceipt invited = scene.invited(BEN);
        String link = scene.link(BEN);

        for (int i = 0; i < 5; i++) {
            assertThat(scene.stranger()
                            .once("used")
                            .register(link, "NO-WORD-" + i, PASSWORD)
                            .refusal())
                    .isPresent();
        }

        assertThat(state(scene, invited)).isEqualTo(InvitationState.HELD);
    }

    @Test
    @Tag("M3")
    @Tag("V2")
    void oneCodeMakesOneUserHoweverManyTypeIt(Storage storage, MovableClock clock) {
        Scene scene = Scene.of(storage, clock, profile -> profile.secondStep(Scene.codes(Demand.ALWAYS, Demand.OFF)));
        InvitationReceipt invited = scene.invited(BEN);
        Registration begun = scene.stranger()
                .register(scene.link(BEN), scene.word(), PASSWORD)
                .orThrow();
        SecondStep step = ((Registration.CodeSent) begun).step();
        String code = scene.code();

        List<Outcome<Registration>> answers = Barrier.together(
                THREADS,
                number -> () -> scene.stranger().answerRegistration(step.token().reveal(), code));

        assertThat(answers).filteredOn(answer -> answer.refusal().isEmpty()).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.refusal().isPresent())
                .allSatisfy(answer -> assertThat(Scene.reason(answer))
                        .as("the step has a budget as a source, which many at once use up")
                        .isIn(
                                VerificationReason.CHALLENGE_OVER,
                                InvitationReason.ACCEPTED,
                                LockoutReason.BUSY,
                                LockoutReason.SOURCE_OVER_BUDGET));
        assertThat(scene.told("user.join")).hasSize(1);
        assertThat(state(scene, invited)).isEqualTo(InvitationState.ACCEPTED);
    }

    private static void assertOf(InvitationReceipt invited, Outcome<Registration> answer) {
        answer.answer().ifPresent(done -> assertThat(done.done().user()).isEqualTo(invited.user()));
        answer.refusal().ifPresent(why -> assertThat(why.reason()).isIn(LATE));
    }

    private static InvitationState state(Scene scene, InvitationReceipt invited) {
        return scene.desk().invitations().get(invited.invitation()).orThrow().state();
    }

    @Test
    @Tag("M3")
    void whoRegisteredTogetherWithManyRegistersAgain(Storage storage, MovableClock clock) {
        Scene scene = Scene.of(storage, clock, profile -> profile);
        InvitationReceipt invited = scene.invited(BEN);
        String link = scene.link(BEN);
        String word = scene.word();
        Barrier.together(THREADS, number -> () -> scene.stranger().register(link, word, PASSWORD));

        for (int i = 0; i < 8; i++) {
            assertThat(scene.stranger()
                            .register(link, word, PASSWORD)
                            .orThrow()
                            .done()
                            .user())
                    .isEqualTo(invited.user());
        }
    }

    @Test
    @Tag("M3")
    void whoRegistersAgainAndAgainIsTheSameUser(Storage storage, MovableClock clock) {
        Scene scene = Scene.of(storage, clock, profile -> profile);
        InvitationReceipt invited = scene.invited(BEN);
        String link = scene.link(BEN);
        String word = scene.word();

        for (int i = 0; i < 8; i++) {
            assertThat(scene.stranger()
                            .register(link, word, PASSWORD)
                            .orThrow()
                            .done()
                            .user())
                    .isEqualTo(invited.user());
        }
    }
}
