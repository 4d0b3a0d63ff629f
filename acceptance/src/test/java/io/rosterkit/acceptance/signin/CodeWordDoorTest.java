package io.rosterkit.acceptance.signin;

import static io.rosterkit.acceptance.signin.Scene.BEN;
import static io.rosterkit.acceptance.signin.Scene.PASSWORD;
import static io.rosterkit.acceptance.signin.Scene.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.verification.VerificationPolicy.Demand;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Link and code word belong together: neither opens anything without the other, nor when it is over. */
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
        String word = Play.word(play.stage());
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
}
