package io.rosterkit.acceptance.signin;

import static io.rosterkit.acceptance.signin.Scene.BEN;
import static io.rosterkit.acceptance.signin.Scene.PASSWORD;
import static io.rosterkit.acceptance.signin.Scene.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.account.Account;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.registration.Registration;
import io.rosterkit.secondstep.SecondStepPolicy.Demand;
import io.rosterkit.signin.SecondStep;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Faults.Moment;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A try whose answer is lost in a crash has been charged all the same, at every proof. */
@EveryStorage
@RosterTest
@Tag("L1")
@Tag("G1")
class CrashTest {

    private static final String NO_WORD = "BBBBB-22222";
    private static final int CHARGE = 1;

    /** A proof that is tried: so many wrong ones, and then the right one is refused. */
    private record Attempts(int budget, Supplier<Outcome<?>> wrong, Supplier<Outcome<?>> right) {}

    /** Where a proof is tried. */
    @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
    enum Door {
        CODE_AT_SIGN_IN(Demand.OFF, Demand.ALWAYS, scene -> {
            scene.ben();
            String step = ((SecondStep) scene.guess(PASSWORD).orThrow()).token().reveal();
            String code = scene.code();
            return new Attempts(
                    5,
                    () -> scene.stranger().answerSignIn(step, "no code"),
                    () -> scene.stranger().answerSignIn(step, code));
        }),
        CODE_AT_REGISTRATION(Demand.ALWAYS, Demand.OFF, scene -> {
            Registration begun = scene.stranger()
                    .register(scene.invite(BEN), scene.word(), PASSWORD)
                    .orThrow();
            String step = ((Registration.CodeSent) begun).step().token().reveal();
            String code = scene.code();
            return new Attempts(
                    5,
                    () -> scene.stranger().answerRegistration(step, "no code"),
                    () -> scene.stranger().answerRegistration(step, code));
        }),
        WORD_AT_REGISTRATION(Demand.OFF, Demand.OFF, scene -> {
            String link = scene.invite(BEN);
            String word = scene.word();
            return new Attempts(
                    5,
                    () -> scene.stranger().register(link, NO_WORD, PASSWORD),
                    () -> scene.stranger().register(link, word, PASSWORD));
        }),
        WORD_AT_RECOVERY(Demand.OFF, Demand.OFF, scene -> {
            scene.ben();
            scene.stranger().recover(BEN).orThrow();
            String link = scene.link(BEN);
            String word = scene.word();
            return new Attempts(
                    4,
                    () -> scene.stranger().resetPassword(link, NO_WORD, WRONG),
                    () -> scene.stranger().resetPassword(link, word, WRONG));
        }),
        STEP_UP(Demand.OFF, Demand.OFF, scene -> {
            Account account = scene.roster().as(scene.ben().session()).account();
            return new Attempts(3, () -> account.reauthenticate(WRONG), () -> account.reauthenticate(PASSWORD));
        }),
        OWN_PASSWORD(Demand.OFF, Demand.OFF, scene -> {
            Account account = scene.roster().as(scene.ben().session()).account();
            return new Attempts(
                    3,
                    () -> account.changePassword(WRONG, Play.OTHER),
                    () -> account.changePassword(PASSWORD, Play.OTHER));
        });

        private final Demand registration;
        private final Demand signIn;
        private final Function<Scene, Attempts> leading;

        Door(Demand registration, Demand signIn, Function<Scene, Attempts> leading) {
            this.registration = registration;
            this.signIn = signIn;
            this.leading = leading;
        }

        /** In an office of its own; what waits in the outbox of those before is sent first. */
        private Attempts at(Storage storage, MovableClock clock) {
            Scene scene = Scene.of(storage, clock, profile -> profile.secondStep(Scene.codes(registration, signIn)));
            scene.kit.mail().all();
            return leading.apply(scene);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWrongOneStaysCharged(Door door, Storage below, MovableClock clock) {
        WatchedStorage storage = new WatchedStorage(below);
        Attempts rehearsal = door.at(storage, clock);
        int writes = storage.failing(
                Integer.MAX_VALUE,
                Moment.AFTER,
                () -> assertThat(rehearsal.wrong.get()).isNotNull());
        for (Moment moment : Moment.values()) {
            for (int write = CHARGE; write <= writes; write++) {
                Attempts attempts = door.at(storage, clock);
                storage.failing(
                        write, moment, () -> assertThat(attempts.wrong.get()).isNotNull());
                for (int i = 1; i < attempts.budget; i++) {
                    assertThat(attempts.wrong.get().refusal()).isPresent();
                }

                boolean charged = write > CHARGE || moment == Moment.AFTER;
                assertThat(attempts.right.get().refusal().isPresent())
                        .as("%s write %d", moment, write)
                        .isEqualTo(charged);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1,BEFORE,3", "1,AFTER,2", "2,BEFORE,2", "2,AFTER,3"})
    @Tag("V7")
    void aMailThatWasAskedForStaysCharged(int write, Moment moment, int mails, Storage below, MovableClock clock) {
        WatchedStorage storage = new WatchedStorage(below);
        Scene scene = Scene.of(storage, clock, profile -> profile);
        scene.ben();
        int before = scene.kit.mail().to(BEN).count();
        storage.failing(write, moment, () -> scene.stranger().recover(BEN));
        for (int i = 0; i < 4; i++) {
            scene.stranger().recover(BEN).orThrow();
        }

        assertThat(scene.kit.mail().to(BEN).count()).isEqualTo(before + mails);
    }
}
