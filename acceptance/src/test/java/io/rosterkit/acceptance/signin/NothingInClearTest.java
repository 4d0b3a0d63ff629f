package io.rosterkit.acceptance.signin;

import static io.rosterkit.acceptance.signin.Scene.BEN;
import static io.rosterkit.acceptance.signin.Scene.PASSWORD;
import static io.rosterkit.acceptance.signin.Scene.PHONE;
import static io.rosterkit.acceptance.signin.Scene.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.acceptance.Secrets;
import io.rosterkit.acceptance.StorageDump;
import io.rosterkit.registration.Registration;
import io.rosterkit.secondstep.SecondStepPolicy.Demand;
import io.rosterkit.signin.SecondStep;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Handsets.Texts;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EveryStorage
@RosterTest
@Tag("G2")
class NothingInClearTest {

    private final Secrets secrets = new Secrets();
    private final List<String> said = new ArrayList<>();
    private Scene scene;
    private MovableClock clock;

    @BeforeEach
    void open(Storage storage, MovableClock movable) {
        clock = movable;
        scene = Scene.of(storage, movable, profile -> profile.secondStep(Scene.codes(Demand.ALWAYS, Demand.ALWAYS)));
        secrets.word(PASSWORD).word(WRONG).word("NOT-THE-WORD");
    }

    @Test
    void theStorageHoldsNoPasswordNoCodeAndNoToken(Storage storage) {
        doEverything();

        List<String> stored = StorageDump.of(storage).texts();

        assertThat(stored).hasSizeGreaterThan(100).anyMatch(text -> text.contains(BEN));
        assertThat(secrets.count()).isGreaterThan(20);
        assertThat(secrets.foundIn(stored)).isEmpty();
        assertThat(codes()).hasSize(4).allSatisfy(code -> {
            Pattern alone = Pattern.compile("(?<![0-9a-fA-F])" + code + "(?![0-9a-fA-F])");
            assertThat(stored)
                    .noneMatch(
                            text -> text.length() < 400 && alone.matcher(text).find());
        });
    }

    @Test
    void noAnswerPrintsASecret() {
        doEverything();

        assertThat(said).hasSizeGreaterThan(10);
        assertThat(secrets.foundIn(said)).isEmpty();
        assertThat(codes()).allSatisfy(code -> assertThat(said).noneMatch(text -> text.contains("#" + code)));
    }

    private void doEverything() {
        scene.invited(BEN);
        String link = scene.link(BEN);
        String word = scene.word();
        secrets.link(link).word(word);
        say(scene.stranger().register(link, "NOT-THE-WORD", PASSWORD));
        Registration begun = scene.stranger().register(link, word, PASSWORD).orThrow();
        SecondStep step = ((Registration.CodeSent) begun).step();
        again(step);
        say(begun);
        say(scene.stranger().answerRegistration(step.token().reveal(), "000000x"));
        var ben = scene.stranger()
                .once("answer")
                .answerRegistration(step.token().reveal(), scene.code())
                .orThrow()
                .done();
        say(ben);
        note(ben.signedIn().orElseThrow());
        clock.move(Duration.ofMinutes(1));
        signIn();
        scene.guessWrong(6);
        say(scene.guess(PASSWORD));
        scene.journal().forEach(this::say);
    }

    private void signIn() {
        say(scene.guess(WRONG));
        SecondStep step = (SecondStep) scene.guess(PASSWORD).orThrow();
        scene.code();
        again(step);
        say(step);
        SignedIn in = scene.stranger()
                .answerSignIn(step.token().reveal(), scene.code())
                .orThrow();
        note(in);
        say(in);
        say(scene.roster().session(in.token().reveal()));
    }

    private void again(SecondStep step) {
        secrets.link(step.token().reveal());
        scene.code();
        clock.move(Duration.ofMinutes(1));
        say(scene.stranger().sendNewCode(step.token().reveal()));
    }

    private void note(SignedIn in) {
        secrets.link(in.token().reveal());
        in.device().ifPresent(device -> secrets.link(device.reveal()));
    }

    private void say(Object answer) {
        said.add(answer.toString());
    }

    private List<String> codes() {
        Texts texts = scene.kit.handsets().to(PHONE);
        List<String> codes = new ArrayList<>();
        for (int number = 0; number < texts.count(); number++) {
            codes.add(texts.code(number));
        }
        return codes;
    }
}
