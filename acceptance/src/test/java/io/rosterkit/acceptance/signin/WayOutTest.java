package io.rosterkit.acceptance.signin;

import static io.rosterkit.acceptance.signin.Scene.BEN;
import static io.rosterkit.acceptance.signin.Scene.PASSWORD;
import static io.rosterkit.acceptance.signin.Scene.WRONG;
import static io.rosterkit.acceptance.signin.Scene.reason;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.acceptance.Barrier;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.lockout.Budget;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.lockout.LockoutPolicy.Invited;
import io.rosterkit.lockout.SourceLimits;
import io.rosterkit.model.UserId;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.registration.Registration;
import io.rosterkit.secondstep.SecondStepPolicy.Demand;
import io.rosterkit.signin.SecondStep;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UnlockReceipt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every door that guessing has closed for good opens again by something that an honest person can do. */
@EveryStorage
@RosterTest
@Tag("L1")
class WayOutTest {

    private static final String ANOTHER = "seven herons over the reed";
    private static final String NO_WORD = "BBBBB-22222";

    @Test
    @Tag("T9")
    @Tag("L6")
    void afterTooManyWrongCodesANewPasswordOpensTheDoorAgain(Storage storage, MovableClock clock) {
        Scene scene = Scene.of(storage, clock, profile -> profile.secondStep(Scene.codes(Demand.OFF, Demand.ALWAYS)));
        UserId ben = scene.join(BEN).user();
        int cap = LockoutPolicy.standard().code().cap();
        List<UnlockReceipt> unlocked = new ArrayList<>();
        while (wrongCodes(scene) < cap) {
            String step = step(scene);
            for (int i = 0; i < 5; i++) {
                scene.stranger().answerSignIn(step, other(scene.code()));
            }
            unlocked.add(scene.desk().users().unlock(ben).orThrow());
            clock.move(Duration.ofHours(1));
        }

        assertThat(unlocked).extracting(UnlockReceipt::needsNewPassword).containsExactly(false, false, true);
        assertThat(wrongCodes(scene)).isEqualTo(cap);
        recover(scene, scene.word());
        String step = ((SecondStep) scene.guess(ANOTHER).orThrow()).token().reveal();
        assertThat(scene.stranger().answerSignIn(step, scene.code()).refusal()).isEmpty();
    }

    @Test
    @Tag("N5")
    void afterTooManyWrongWordsAtRecoveryAnAdministratorOpensTheDoorAgain(Storage storage, MovableClock clock) {
        Scene scene = Scene.of(storage, clock, profile -> profile);
        UserId ben = scene.join(BEN).user();
        for (int i = 0; i < 10; i++) {
            recover(scene, NO_WORD);
            clock.move(Duration.ofDays(1));
        }
        assertThat(reason(recover(scene, scene.word()))).isEqualTo(InvitationReason.CODE_WORD_WRONG);

        assertThat(scene.desk().users().unlock(ben).orThrow()).isEqualTo(new UnlockReceipt(ben, false));

        clock.move(Duration.ofDays(1));
        assertThat(recover(scene, scene.word()).refusal()).isEmpty();
        assertThat(scene.letsIn(ANOTHER)).isTrue();
    }

    @Test
    @Tag("N4")
    void anInvitationThatIsSpentIsNotRenewedButMadeAnew(Storage storage, MovableClock clock) {
        Budget link = Budget.threshold(2)
                .within(Duration.ofDays(1))
                .lockedFor(Duration.ofDays(1), Duration.ofDays(1))
                .heldAfter(0)
                .cap(5);
        LockoutPolicy policy =
                LockoutPolicy.standard().invited(Invited.standard().link(link));
        Scene scene = Scene.of(storage, clock, profile -> profile.lockout(policy));
        InvitationReceipt ben = scene.invited(BEN);
        Outcome<InvitationReceipt> renewed = Outcome.done(ben);
        for (int i = 0; i < 3; i++) {
            assertThat(renewed.refusal()).isEmpty();
            String last = scene.link(BEN);
            scene.stranger().register(last, NO_WORD, PASSWORD);
            scene.stranger().register(last, NO_WORD, PASSWORD);
            renewed = scene.desk().invitations().renew(ben.invitation());
        }

        assertThat(reason(renewed)).isEqualTo(InvitationReason.SPENT);
        assertThat(scene.told("registration.register"))
                .filteredOn(InvitationReason.CODE_WORD_WRONG.code()::equals)
                .hasSize(5);
        scene.desk().invitations().withdraw(ben.invitation()).orThrow();
        assertThat(scene.join(BEN).signedIn()).isPresent();
    }

    @Test
    @Tag("N4")
    @Tag("L7")
    void whenThePracticeHadTooManyWrongWordsEverybodyHearsToTryLater(Storage storage, MovableClock clock) {
        Budget practice = Budget.threshold(3)
                .within(Duration.ofDays(1))
                .lockedFor(Duration.ofHours(1), Duration.ofHours(1))
                .neverHeld()
                .noCap();
        LockoutPolicy policy =
                LockoutPolicy.standard().invited(Invited.standard().practice(practice));
        SourceLimits once = SourceLimits.standard().failures(1).window(Duration.ofHours(1));
        Scene scene = Scene.of(storage, clock, profile -> profile.lockout(policy), roster -> roster.sourceLimits(once));
        for (int i = 0; i < 3; i++) {
            String link = scene.invite("eva" + i + "@weiss.example");
            assertThat(reason(scene.stranger().register(link, NO_WORD, PASSWORD)))
                    .isEqualTo(InvitationReason.CODE_WORD_WRONG);
        }
        String link = scene.invite(BEN);

        for (String word : List.of(scene.word(), NO_WORD, scene.word())) {
            assertThat(reason(scene.front("192.0.2.77").register(link, word, PASSWORD)))
                    .isEqualTo(InvitationReason.TRY_LATER);
        }

        assertThat(scene.told("registration.register")).endsWith("signin.locked", "signin.locked", "signin.locked");
        clock.move(Duration.ofHours(1));
        assertThat(scene.front("192.0.2.77")
                        .register(link, scene.word(), PASSWORD)
                        .refusal())
                .isEmpty();
    }

    @Test
    @Tag("N4")
    @Tag("L2")
    void whoIsRightAtTheSameTimeAsManyOthersIsNeverToldToBeWrong(Storage storage, MovableClock clock) {
        Scene scene = Scene.of(storage, clock, profile -> profile);
        String word = scene.word();
        List<String> links = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            scene.desk()
                    .invitations()
                    .invite("eva" + i + "@weiss.example", STAFF)
                    .orThrow();
            links.add(scene.link("eva" + i + "@weiss.example"));
        }

        List<Outcome<Registration>> answers = Barrier.together(
                links.size(), number -> () -> scene.stranger().register(links.get(number), word, PASSWORD));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.refusal()).isEmpty());
    }

    @Test
    @Tag("G2")
    void twoWhoBringTheSameOldHashAtOnceBothComeIn(Storage below, MovableClock clock) {
        WatchedStorage storage = new WatchedStorage(below);
        Scene scene = Scene.of(storage, clock, profile -> profile);
        scene.ben();
        scene.hashes().raiseCost();

        storage.beforeWrite(
                2,
                () -> assertThat(scene.letsIn(PASSWORD)).isTrue(),
                () -> assertThat(scene.letsIn(PASSWORD)).isTrue());

        assertThat(scene.letsIn(PASSWORD)).isTrue();
        assertThat(scene.letsIn(WRONG)).isFalse();
    }

    @Test
    @Tag("T9")
    void aDeviceThatIsSpentIsNothingAnAdministratorCouldUnlock(Storage storage, MovableClock clock) {
        Scene scene = Scene.of(storage, clock, profile -> profile);
        SignedIn in = scene.ben();
        for (int i = 0; i < 3; i++) {
            scene.stranger().signIn(BEN, WRONG, in.device().orElseThrow().reveal());
        }
        clock.move(Duration.ofDays(2));

        assertThat(reason(scene.desk().users().unlock(in.session().user()))).isEqualTo(UserReason.WRONG_STATE);
    }

    private static long wrongCodes(Scene scene) {
        return scene.told("signin.code").stream()
                .filter("verification.code_wrong"::equals)
                .count();
    }

    private static String step(Scene scene) {
        return ((SecondStep) scene.guess(PASSWORD).orThrow()).token().reveal();
    }

    private static Outcome<?> recover(Scene scene, String word) {
        scene.stranger().recover(BEN).orThrow();
        return scene.stranger().resetPassword(scene.link(BEN), word, ANOTHER);
    }

    private static String other(String code) {
        return String.format(Locale.ROOT, "%06d", (Integer.parseInt(code) + 1) % 1_000_000);
    }
}
