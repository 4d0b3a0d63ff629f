package io.rosterkit.acceptance.signin;

import static io.rosterkit.acceptance.signin.Scene.BEN;
import static io.rosterkit.acceptance.signin.Scene.PASSWORD;
import static io.rosterkit.acceptance.signin.Scene.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.lockout.Budget;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.lockout.LockoutPolicy.Invited;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.organization.PracticePolicy;
import io.rosterkit.organization.Practices;
import io.rosterkit.secondstep.SecondStepPolicy.Demand;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Link and code word belong together: neither opens anything without the other, nor when it is over. */
@EveryStorage
@RosterTest
class CodeWordDoorTest {

    private static final String NO_WORD = "BBBBB-22222";

    @Test
    @Tag("N4")
    void theLastTryMayBeTheRightOne(Storage storage, MovableClock clock) {
        Scene scene = Scene.of(storage, clock, profile -> profile);
        String link = scene.invite(BEN);
        int tries = LockoutPolicy.standard().invited().link().threshold();
        for (int i = 1; i < tries; i++) {
            assertThat(reason(scene.stranger().register(link, NO_WORD, PASSWORD)))
                    .isEqualTo(InvitationReason.CODE_WORD_WRONG);
        }

        assertThat(scene.stranger().register(link, scene.word(), PASSWORD).refusal())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0x20, 0xA0", "0x2D, 0x2011", "0x200B, 0x2013", "0x2060, 0x2014", "0x200E, 0x2212", "0x202F, 0xAD"})
    @Tag("N4")
    void isReadWhateverAPhonePutsBetween(String before, String between, Storage storage, MovableClock clock) {
        Scene scene = Scene.of(storage, clock, profile -> profile);
        String link = scene.invite(BEN);
        String word = scene.word();
        String typed = sign(before) + word.replace("-", sign(between)).toLowerCase(Locale.ROOT) + sign(before);

        assertThat(scene.stranger().register(link, typed, PASSWORD).refusal()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0xFF10, 0xFF21", "0x0660, 0x41", "0x06F0, 0x61", "0x0966, 0xFF41", "0x1D7CE, 0x1D400"})
    @Tag("N4")
    void isReadInOtherLettersAndDigitsOfTheSameMeaning(
            String zero, String letterA, Storage storage, MovableClock clock) {
        Scene scene = Scene.of(storage, clock, profile -> profile);
        String link = scene.invite(BEN);
        StringBuilder typed = new StringBuilder();
        scene.word()
                .codePoints()
                .map(sign -> Character.isDigit(sign)
                        ? Integer.decode(zero) + sign - '0'
                        : Character.isLetter(sign) ? Integer.decode(letterA) + sign - 'A' : sign)
                .forEach(typed::appendCodePoint);

        assertThat(scene.stranger().register(link, typed.toString(), PASSWORD).refusal())
                .isEmpty();
    }

    private static String sign(String codePoint) {
        return Character.toString(Integer.decode(codePoint));
    }

    @Test
    @Tag("N4")
    void theWordOfAnotherPracticeIsWrong(Storage storage, MovableClock clock) {
        Scene scene = Scene.of(storage, clock, profile -> profile);
        String link = scene.invite(BEN);
        PracticeId other = scene.desk().practices().open("Left wing").orThrow().practice();
        String word = scene.desk()
                .practices()
                .showCodeWord(other)
                .orThrow()
                .word()
                .orElseThrow()
                .reveal();

        assertThat(reason(scene.stranger().register(link, word, PASSWORD))).isEqualTo(InvitationReason.CODE_WORD_WRONG);
        assertThat(scene.stranger().register(link, scene.word(), PASSWORD).refusal())
                .isEmpty();
    }

    @Test
    @Tag("N3")
    @Tag("N4")
    void theWordThatWasRenewedIsWrongAndTheNewOneRight(Storage storage, MovableClock clock) {
        Scene scene = Scene.of(storage, clock, profile -> profile);
        String link = scene.invite(BEN);
        String old = scene.word();
        scene.desk()
                .practices()
                .renewCodeWord(scene.office.founded().practice())
                .orThrow();

        assertThat(reason(scene.stranger().register(link, old, PASSWORD))).isEqualTo(InvitationReason.CODE_WORD_WRONG);
        assertThat(scene.stranger().register(link, scene.word(), PASSWORD).refusal())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "WITHDRAW,WITHDRAWN",
        "DECLINE,DECLINED",
        "EXPIRE,EXPIRED",
        "RENEW,LINK_SUPERSEDED",
        "REPLACE,LINK_SUPERSEDED",
        "HOLD,HELD"
    })
    @Tag("M4")
    void aLinkThatIsOverSaysSoAndNothingElse(Turn turn, InvitationReason reason, Storage below, MovableClock clock) {
        WatchedStorage storage = new WatchedStorage(below);
        Play play = Play.of(storage, clock, Demand.OFF);
        String link = play.invitedAt(play.stage());
        String word = play.stage().codeWord();
        turn.happen(play);
        int hashes = play.scene.hashes().count();

        assertThat(storage.during(() -> assertThat(play.scene
                                .stranger()
                                .register(link, word, PASSWORD)
                                .refusal())
                        .contains(Refusal.of(reason))))
                .doesNotContain("apply");
        assertThat(play.scene.hashes().count()).isEqualTo(hashes);
        assertThat(play.newcomer(play.stage())).isEmpty();
    }

    @Test
    @Tag("N4")
    @Tag("L2")
    void whoRegistersGivesNobodyElsesTryAtThePracticeBack(Storage storage, MovableClock clock) {
        Scene scene = Scene.of(storage, clock, profile -> profile.lockout(ofThePractice(3)));
        List<String> links = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            links.add(scene.invite(i + BEN));
        }
        tryWrongly(scene, links.get(0), 2);
        assertThat(scene.stranger()
                        .register(links.get(1), scene.word(), PASSWORD)
                        .refusal())
                .isEmpty();

        tryWrongly(scene, links.get(2), 1);

        String word = scene.word();
        int hashes = scene.hashes().count();
        assertThat(reason(scene.stranger().register(links.get(3), word, PASSWORD)))
                .isEqualTo(InvitationReason.TRY_LATER);
        assertThat(scene.hashes().count()).isEqualTo(hashes);
        clock.move(Duration.ofHours(1));
        assertThat(scene.stranger().register(links.get(3), word, PASSWORD).refusal())
                .isEmpty();
    }

    @Test
    @Tag("N4")
    @Tag("L1")
    void whoRegistersKeepsNoFailureOfOthersAlive(Storage storage, MovableClock clock) {
        Scene scene = Scene.of(storage, clock, profile -> profile.lockout(ofThePractice(2)));
        String failed = scene.invite(BEN);
        String right = scene.invite("1" + BEN);
        String last = scene.invite("2" + BEN);
        tryWrongly(scene, failed, 1);
        clock.move(Duration.ofHours(20));
        assertThat(scene.stranger().register(right, scene.word(), PASSWORD).refusal())
                .isEmpty();
        clock.move(Duration.ofHours(10));
        tryWrongly(scene, failed, 1);

        assertThat(scene.stranger().register(last, scene.word(), PASSWORD).refusal())
                .isEmpty();
    }

    @Test
    @Tag("N4")
    void whoKnowsTheWordClosesThePracticeToNobody(Storage storage, MovableClock clock) {
        Scene scene = Scene.of(storage, clock, profile -> profile.lockout(ofThePractice(6)));
        String accepted = scene.invite(BEN);
        String word = scene.word();
        for (int i = 0; i < 5; i++) {
            assertThat(scene.stranger().register(accepted, word, PASSWORD).refusal())
                    .isEmpty();
            tryWrongly(scene, accepted, 3);
        }

        String link = scene.invite("1" + BEN);
        assertThat(scene.stranger().register(link, word, PASSWORD).refusal()).isEmpty();
    }

    @Test
    @Tag("N3")
    @Tag("N4")
    void aNewWordOpensAPracticeThatIsClosed(Storage storage, MovableClock clock) {
        Scene scene = Scene.of(storage, clock, profile -> profile.lockout(ofThePractice(3)));
        String link = scene.invite(BEN);
        tryWrongly(scene, scene.invite("1" + BEN), 3);
        assertThat(reason(scene.stranger().register(link, scene.word(), PASSWORD)))
                .isEqualTo(InvitationReason.TRY_LATER);

        scene.desk()
                .practices()
                .renewCodeWord(scene.office.founded().practice())
                .orThrow();

        assertThat(scene.stranger().register(link, scene.word(), PASSWORD).refusal())
                .isEmpty();
    }

    @Test
    @Tag("N3")
    @Tag("N4")
    void anotherChosenWordOpensAPracticeThatIsClosedAndTheSameOneDoesNot(Storage storage, MovableClock clock) {
        Scene scene = Scene.of(
                storage,
                clock,
                profile -> profile.practice(PracticePolicy.standard().ownCodeWord(true))
                        .lockout(ofThePractice(3)));
        Practices practices = scene.desk().practices();
        PracticeId practice = scene.office.founded().practice();
        practices.chooseCodeWord(practice, "Rose4Garden").orThrow();
        String link = scene.invite(BEN);
        tryWrongly(scene, scene.invite("1" + BEN), 3);

        practices.chooseCodeWord(practice, "rose 4 garden").orThrow();
        assertThat(reason(scene.stranger().register(link, "Rose4Garden", PASSWORD)))
                .isEqualTo(InvitationReason.TRY_LATER);

        practices.chooseCodeWord(practice, "Tulip7Meadow").orThrow();
        assertThat(scene.stranger().register(link, "Tulip7Meadow", PASSWORD).refusal())
                .isEmpty();
    }

    private static LockoutPolicy ofThePractice(int failures) {
        Budget practice = Budget.threshold(failures)
                .within(Duration.ofDays(1))
                .lockedFor(Duration.ofHours(1), Duration.ofDays(1))
                .neverHeld()
                .noCap();
        return LockoutPolicy.standard().invited(Invited.standard().practice(practice));
    }

    private static void tryWrongly(Scene scene, String link, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(reason(scene.stranger().register(link, NO_WORD, PASSWORD)))
                    .isEqualTo(InvitationReason.CODE_WORD_WRONG);
        }
    }
}
