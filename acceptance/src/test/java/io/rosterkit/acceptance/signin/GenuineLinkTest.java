package io.rosterkit.acceptance.signin;

import static io.rosterkit.acceptance.signin.Scene.BEN;
import static io.rosterkit.acceptance.signin.Scene.PASSWORD;
import static io.rosterkit.acceptance.signin.Scene.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Front;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.lockout.LockoutReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everybody in an office opens the mails of last month. */
@RosterTest
@Tag("L7")
class GenuineLinkTest {

    private static final String HERE = "203.0.113.5";
    private static final String CLEO = "cleo@weiss.example";
    private static final String OTHER = "seven cows on the moon";
    private static final int PEOPLE = 5;

    private Scene scene;
    private MovableClock clock;

    @BeforeEach
    void begin(Storage storage, MovableClock movable) {
        clock = movable;
        scene = Scene.of(storage, clock, profile -> profile, Scene.failures(3));
    }

    /** What has become of an invitation. */
    enum End {
        OPEN,
        EXPIRED,
        WITHDRAWN,
        DECLINED,
        SUPERSEDED,
        ACCEPTED,
        HELD,
        CLOSED
    }

    @ParameterizedTest
    @EnumSource
    void ofAnInvitationCostsNothingHoweverThatEnded(End end) {
        InvitationId invitation = scene.invited(CLEO).invitation();
        String link = scene.link(CLEO);
        end(end, invitation, link);

        for (int i = 0; i < PEOPLE; i++) {
            here().look(link);
            if (end != End.OPEN) {
                assertThat(here().decline(link).refusal()).isPresent();
            }
            if (end != End.OPEN && end != End.ACCEPTED) {
                assertThat(here().register(link, "word", PASSWORD).refusal()).isPresent();
            }
        }

        assertNotOver();
    }

    @Test
    void thatIsAlteredIsCountedAsEver() {
        scene.invited(CLEO);
        String link = scene.link(CLEO);
        String altered = link.substring(0, link.length() - 3) + (link.endsWith("AAA") ? "BBA" : "AAA");

        for (int i = 0; i < 3; i++) {
            assertThat(reason(here().look(altered))).isEqualTo(InvitationReason.LINK_UNKNOWN);
        }

        assertThat(reason(here().look(link))).isEqualTo(LockoutReason.SOURCE_OVER_BUDGET);
    }

    @Test
    void withAWrongCodeWordIsCountedAsEver() {
        scene.invited(CLEO);
        String link = scene.link(CLEO);

        for (int i = 0; i < 3; i++) {
            assertThat(reason(here().register(link, "BBBBB-22222", PASSWORD)))
                    .isEqualTo(InvitationReason.CODE_WORD_WRONG);
        }

        assertThat(reason(here().look(link))).isEqualTo(LockoutReason.SOURCE_OVER_BUDGET);
    }

    @Test
    @Tag("V7")
    void toANewPasswordCostsNothingOnceItIsOver() {
        scene.ben();
        String first = recoveryLink();
        clock.move(Duration.ofMinutes(10));
        String second = recoveryLink();
        clock.move(Duration.ofHours(2));

        for (int i = 0; i < PEOPLE; i++) {
            for (String link : new String[] {first, second}) {
                assertThat(reason(here().resetPassword(link, scene.word(), OTHER)))
                        .isEqualTo(VerificationReason.LINK_OVER);
            }
        }

        assertNotOver();
    }

    @Test
    @Tag("V7")
    void toANewPasswordIsCountedWithAWrongCodeWord() {
        scene.ben();
        String link = recoveryLink();

        for (int i = 0; i < 3; i++) {
            assertThat(reason(here().resetPassword(link, "BBBBB-22222", OTHER)))
                    .isEqualTo(InvitationReason.CODE_WORD_WRONG);
        }

        assertThat(reason(here().resetPassword(link, scene.word(), OTHER))).isEqualTo(LockoutReason.SOURCE_OVER_BUDGET);
    }

    @Test
    @Tag("V5")
    void toANewAddressCostsNothingOnceItIsOver() {
        SignedIn ben = scene.ben();
        scene.roster().as(ben.session()).account().changeAddress(CLEO, PASSWORD).orThrow();
        String link = scene.link(CLEO);
        here().confirmAddress(link).orThrow();

        for (int i = 0; i < PEOPLE; i++) {
            assertThat(reason(here().confirmAddress(link))).isEqualTo(VerificationReason.LINK_OVER);
        }

        assertNotOver();
    }

    private void end(End end, InvitationId invitation, String link) {
        switch (end) {
            case OPEN -> {}
            case EXPIRED -> clock.move(Duration.ofDays(30));
            case WITHDRAWN -> scene.desk().invitations().withdraw(invitation).orThrow();
            case DECLINED -> scene.stranger().decline(link).orThrow();
            case SUPERSEDED -> scene.desk().invitations().renew(invitation).orThrow();
            case ACCEPTED ->
                scene.stranger().register(link, scene.word(), PASSWORD).orThrow();
            case HELD -> {
                for (int i = 0; i < 5; i++) {
                    scene.stranger().register(link, "BBBBB-22222", PASSWORD);
                }
            }
            case CLOSED ->
                scene.roster().operations().close(scene.organization()).orThrow();
        }
    }

    private String recoveryLink() {
        scene.stranger().recover(BEN).orThrow();
        return scene.link(BEN);
    }

    private void assertNotOver() {
        Outcome<?> next = here().look("no-link");
        assertThat(reason(next)).isEqualTo(InvitationReason.LINK_UNKNOWN);
    }

    private Front here() {
        return scene.front(HERE);
    }
}
