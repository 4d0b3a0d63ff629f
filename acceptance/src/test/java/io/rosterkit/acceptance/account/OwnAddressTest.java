package io.rosterkit.acceptance.account;

import static io.rosterkit.acceptance.account.Home.BEN;
import static io.rosterkit.acceptance.account.Home.OTHER;
import static io.rosterkit.acceptance.account.Home.PASSWORD;
import static io.rosterkit.model.signin.SignInReason.STEP_UP_REFUSED;
import static io.rosterkit.model.user.UserReason.ADDRESS_TAKEN;
import static io.rosterkit.model.verification.VerificationReason.LINK_OVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.account.Account;
import io.rosterkit.model.lockout.LockoutReason;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.User;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@RosterTest
@Tag("V5")
class OwnAddressTest {

    private static final String NEW = "benjamin@weiss.example";

    private Home home;
    private Account account;

    @BeforeEach
    void register(Kit kit) {
        home = Home.of(kit);
        account = home.desk().account();
    }

    @Test
    void changesOnlyWhenTheNewMailboxAnswers(Kit kit) {
        account.changeAddress(NEW, PASSWORD).orThrow();
        String link = kit.mail().to(NEW).link();
        assertThat(ben().contact().address().original()).isEqualTo(BEN);
        assertThat(home.front().signIn(NEW, PASSWORD).refusal()).isPresent();

        home.front().confirmAddress(link).orThrow();

        assertThat(ben().contact().address().original()).isEqualTo(NEW);
        assertThat(ben().contact().verified()).isTrue();
        assertThat(home.good(home.signedIn())).isFalse();
        assertThat(home.front().signIn(NEW, PASSWORD).refusal()).isEmpty();
        assertThat(home.front().signIn(BEN, PASSWORD).refusal()).isPresent();
        assertThat(kit.mail().to(BEN).count()).isEqualTo(2);
        assertThat(home.front().confirmAddress(link).refusal()).contains(Refusal.of(LINK_OVER));
        assertThat(home.office().desk().journal().verify(ben().id()).orThrow().complete())
                .isTrue();
    }

    @Test
    void needsThePassword(Kit kit) {
        assertThat(account.changeAddress(NEW, "wrong wrong wrong").refusal()).contains(Refusal.of(STEP_UP_REFUSED));
        assertThat(kit.mail().to(NEW).count()).isZero();
    }

    @Test
    void isNotThatOfAnotherUserThenOrLater(Kit kit) {
        account.changeAddress(NEW, PASSWORD).orThrow();
        String link = kit.mail().to(NEW).link();
        Home.join(kit, home.office(), NEW, OTHER);
        Refusal taken = Refusal.of(ADDRESS_TAKEN).at("address");

        assertThat(account.changeAddress(NEW, PASSWORD).refusal()).contains(taken);
        assertThat(home.front().confirmAddress(link).refusal()).contains(taken);
        assertThat(ben().contact().address().original()).isEqualTo(BEN);
        assertThat(home.good(home.signedIn())).isTrue();
    }

    @Test
    void livesForAnHourAndUntilTheNext(Kit kit, MovableClock clock) {
        account.changeAddress(NEW, PASSWORD).orThrow();
        String first = kit.mail().to(NEW).link();
        account.changeAddress("b@weiss.example", PASSWORD).orThrow();
        String second = kit.mail().to("b@weiss.example").link();

        assertThat(home.front().confirmAddress(first).refusal()).contains(Refusal.of(LINK_OVER));
        clock.move(Duration.ofHours(1));
        assertThat(home.front().confirmAddress(second).refusal()).contains(Refusal.of(LINK_OVER));
        assertThat(ben().contact().address().original()).isEqualTo(BEN);
    }

    @Test
    @Tag("V7")
    void isOverAfterARecovery(Kit kit) {
        account.changeAddress(NEW, PASSWORD).orThrow();
        String link = kit.mail().to(NEW).link();
        home.front().resetPassword(home.recoveryLink(), home.word(), OTHER).orThrow();

        assertThat(home.front().confirmAddress(link).refusal()).contains(Refusal.of(LINK_OVER));
    }

    @Test
    @Tag("L7")
    void isOverWhoeverGuessesLinks() {
        for (int i = 0; i < 30; i++) {
            home.front().confirmAddress("nothing");
        }

        assertThat(home.front().confirmAddress("nothing").refusal())
                .contains(Refusal.of(LockoutReason.SOURCE_OVER_BUDGET));
    }

    private User ben() {
        return home.office()
                .desk()
                .users()
                .get(home.signedIn().session().user())
                .orThrow();
    }
}
