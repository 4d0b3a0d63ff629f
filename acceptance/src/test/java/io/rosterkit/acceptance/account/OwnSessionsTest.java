package io.rosterkit.acceptance.account;

import static io.rosterkit.acceptance.account.Home.OTHER;
import static io.rosterkit.acceptance.account.Home.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.account.Account;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.session.SessionDetails;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EveryStorage
@RosterTest
@Tag("L5")
class OwnSessionsTest {

    private Home home;
    private Account account;

    @BeforeEach
    void register(Kit kit) {
        home = Home.of(kit);
        account = home.desk().account();
    }

    @Test
    void areShownWhileTheyAreGood(MovableClock clock) {
        clock.move(Duration.ofHours(1));
        SignedIn second = home.signIn(PASSWORD);

        assertThat(account.sessions().orThrow())
                .extracting(SessionDetails::id, SessionDetails::present)
                .containsExactly(
                        tuple(second.session().id(), false),
                        tuple(home.signedIn().session().id(), true));
        clock.move(Duration.ofHours(11));
        assertThat(home.desk(second.session()).account().sessions().orThrow())
                .extracting(SessionDetails::id)
                .containsExactly(second.session().id());
    }

    @Test
    void areOverForAProcessWhoseClockLagsToo(Storage storage) {
        MovableClock lagging = new MovableClock();
        lagging.move(Duration.ofMinutes(-10));
        Kit late = Kit.of(storage, lagging, StandardProfile.of("Example"));
        SignedIn second = home.signIn(PASSWORD);
        String token = second.token().reveal();
        assertThat(late.roster().session(token).refusal()).isEmpty();

        account.endSession(second.session().id()).orThrow();

        assertThat(late.roster().session(token).refusal()).contains(Refusal.of(SignInReason.SESSION_OVER));
        assertThat(late.roster().as(second.session()).account().sessions().refusal())
                .contains(Refusal.of(SignInReason.SESSION_OVER));
        assertThat(late.roster()
                        .as(home.signedIn().session())
                        .account()
                        .sessions()
                        .orThrow())
                .extracting(SessionDetails::id)
                .containsExactly(home.signedIn().session().id());
    }

    @Test
    void endOneByOne() {
        SignedIn second = home.signIn(PASSWORD);

        account.endSession(second.session().id()).orThrow();

        assertThat(home.good(second)).isFalse();
        assertThat(home.good(home.signedIn())).isTrue();
        assertThat(account.endSession(second.session().id()).refusal()).contains(Refusal.of(AccessReason.NOT_FOUND));
        account.signOut().orThrow();
        assertThat(home.good(home.signedIn())).isFalse();
        assertThat(account.sessions().refusal()).contains(Refusal.of(SignInReason.SESSION_OVER));
    }

    @Test
    void ofOthersAreNotFound(Kit kit) {
        SignedIn eva = Home.join(kit, home.office(), "eva@weiss.example", OTHER);

        assertThat(account.endSession(eva.session().id()).refusal()).contains(Refusal.of(AccessReason.NOT_FOUND));
        assertThat(home.good(eva)).isTrue();
    }

    @Test
    void endAllAtOnceButDevicesStayKnown() {
        SignedIn second = home.signIn(PASSWORD);
        String device = second.device().orElseThrow().reveal();

        account.endAllSessions().orThrow();

        assertThat(home.good(second)).isFalse();
        assertThat(home.good(home.signedIn())).isFalse();
        for (int i = 0; i < 5; i++) {
            home.front().signIn(Home.BEN, "wrong wrong wrong");
        }
        assertThat(home.front().signIn(Home.BEN, PASSWORD, device).refusal()).isEmpty();
    }

    @Test
    void endOnceUnderOneRequest() {
        SignedIn second = home.signIn(PASSWORD);
        Account once = home.desk().once("request-1").account();

        assertThat(once.endSession(second.session().id()).orThrow())
                .isEqualTo(once.endSession(second.session().id()).orThrow());
        assertThat(home.refusals("session.end")).containsExactly("");
    }
}
