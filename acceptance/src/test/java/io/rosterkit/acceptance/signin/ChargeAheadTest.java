package io.rosterkit.acceptance.signin;

import static io.rosterkit.acceptance.signin.Scene.BEN;
import static io.rosterkit.acceptance.signin.Scene.PASSWORD;
import static io.rosterkit.acceptance.signin.Scene.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Front;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.acceptance.Slow;
import io.rosterkit.account.Account;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.access.Source;
import io.rosterkit.registration.Registration;
import io.rosterkit.secondstep.SecondStepPolicy.Demand;
import io.rosterkit.signin.SecondStep;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A charge may wait for the disk until something else is written. So something is, before anybody is answered: also
 * when somebody else is always faster.
 */
@RosterTest
@Tag("L1")
@Slow
class ChargeAheadTest {

    private ChargedStorage storage;
    private Scene scene;
    private Front front;
    private MovableClock clock;

    @BeforeEach
    void open(Storage below, MovableClock time) {
        clock = time;
        storage = new ChargedStorage(below);
        scene = Scene.of(storage, clock, profile -> profile.secondStep(Scene.codes(Demand.OFF, Demand.UNKNOWN_DEVICE)));
        front = scene.stranger();
    }

    @EveryStorage
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isDurableBeforeAWrongPasswordIsAnswered(boolean othersAreFaster) {
        scene.join(BEN);

        answersOnDisk(othersAreFaster, () -> front.signIn(BEN, WRONG));
        answersOnDisk(othersAreFaster, () -> front.signIn("nobody@weiss.example", WRONG));
        OrganizationId nowhere = new OrganizationId(new UUID(7, 7));
        answersOnDisk(
                othersAreFaster,
                () -> scene.roster().front(nowhere, new Source("192.0.2.7")).signIn(BEN, WRONG));
        scene.guessWrong(5);
        answersOnDisk(othersAreFaster, () -> scene.stranger().signIn(BEN, PASSWORD));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isDurableBeforeARightPasswordIsAnswered(boolean othersAreFaster) {
        String device =
                scene.join(BEN).signedIn().orElseThrow().device().orElseThrow().reveal();

        answersOnDisk(othersAreFaster, () -> front.signIn(BEN, PASSWORD, device));
        answersOnDisk(othersAreFaster, () -> front.signIn(BEN, PASSWORD));
    }

    @EveryStorage
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isDurableBeforeACodeIsAnswered(boolean othersAreFaster) {
        scene.invited(BEN);
        front.register(scene.link(BEN), scene.word(), PASSWORD).orThrow();
        String step = step();

        answersOnDisk(othersAreFaster, () -> front.answerSignIn(step, "000000"));
        answersOnDisk(othersAreFaster, () -> front.answerSignIn(step, scene.code()));
    }

    @EveryStorage
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isDurableBeforeACodeWordIsAnswered(boolean othersAreFaster) {
        String link = scene.invite(BEN);
        String word = scene.word();

        answersOnDisk(othersAreFaster, () -> front.register(link, "wrong word", PASSWORD));
        answersOnDisk(othersAreFaster, () -> front.register(link, word, PASSWORD));
        answersOnDisk(othersAreFaster, () -> front.register(link, word, PASSWORD));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isDurableBeforeAskingForAMailIsAnswered(boolean othersAreFaster) {
        scene.join(BEN);

        answersOnDisk(othersAreFaster, () -> front.recover(BEN));
        answersOnDisk(othersAreFaster, () -> front.recover("nobody@weiss.example"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isDurableBeforeTheCodeOfARegistrationIsAnswered(boolean othersAreFaster) {
        scene = scene.under(clock, profile -> profile.secondStep(Scene.codes(Demand.ALWAYS, Demand.UNKNOWN_DEVICE)));
        front = scene.stranger();
        Registration begun =
                front.register(scene.invite(BEN), scene.word(), PASSWORD).orThrow();
        String step = ((Registration.CodeSent) begun).step().token().reveal();

        answersOnDisk(othersAreFaster, () -> front.answerRegistration(step, "000000"));
        answersOnDisk(othersAreFaster, () -> front.answerRegistration(step, scene.code()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isDurableBeforeANewPasswordIsAnswered(boolean othersAreFaster) {
        scene.join(BEN);
        front.recover(BEN).orThrow();
        String link = scene.link(BEN);
        String word = scene.word();

        answersOnDisk(othersAreFaster, () -> front.resetPassword(link, "wrong word", WRONG));
        answersOnDisk(othersAreFaster, () -> front.resetPassword(link, word, PASSWORD));
        answersOnDisk(othersAreFaster, () -> front.resetPassword(link, word, WRONG));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isDurableBeforeTheOwnPasswordIsAnswered(boolean othersAreFaster) {
        Account account = scene.roster().as(scene.ben().session()).account();

        answersOnDisk(othersAreFaster, () -> account.reauthenticate(WRONG));
        answersOnDisk(othersAreFaster, () -> account.reauthenticate(PASSWORD));
        answersOnDisk(othersAreFaster, () -> account.changePassword(PASSWORD, WRONG));
    }

    private String step() {
        return ((SecondStep) front.signIn(BEN, PASSWORD).orThrow()).token().reveal();
    }

    private void answersOnDisk(boolean othersAreFaster, Runnable act) {
        assertThat(storage.chargesForGood(othersAreFaster, act)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isDurableBeforeTheSameRequestIsAnsweredAgain(boolean othersAreFaster) {
        scene.join(BEN);
        front.once("click").recover(BEN).orThrow();

        answersOnDisk(othersAreFaster, () -> front.once("click").recover(BEN));
    }
}
