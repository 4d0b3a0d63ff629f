package io.rosterkit.acceptance.account;

import static io.rosterkit.acceptance.account.Home.BEN;
import static io.rosterkit.acceptance.account.Home.OTHER;
import static io.rosterkit.acceptance.account.Home.PASSWORD;
import static io.rosterkit.model.signin.SignInReason.PASSWORD_SAME;
import static io.rosterkit.model.signin.SignInReason.STEP_UP_REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.account.Account;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.testkit.Hashes;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@RosterTest
@Tag("V5")
class OwnPasswordTest {

    private Home home;
    private Account account;

    @BeforeEach
    void register(Kit kit) {
        home = Home.of(kit);
        account = home.desk().account();
    }

    @Test
    @Tag("L5")
    void endsAllSessionsAndBeginsOneForTheCaller(Kit kit) {
        SignedIn elsewhere = home.signIn(PASSWORD);

        SignedIn after = account.changePassword(PASSWORD, OTHER).orThrow();

        assertThat(home.good(after)).isTrue();
        assertThat(home.good(elsewhere)).isFalse();
        assertThat(home.good(home.signedIn())).isFalse();
        assertThat(home.front().signIn(BEN, PASSWORD).refusal()).isPresent();
        assertThat(home.front().signIn(BEN, OTHER).refusal()).isEmpty();
        assertThat(kit.mail().to(BEN).count()).isEqualTo(2);
        assertThat(home.refusals("user.password")).containsExactly("");
    }

    @Test
    @Tag("L1")
    void isRefusedToWhoeverDoesNotKnowThePresentOne(Hashes hashes) {
        for (int i = 0; i < 5; i++) {
            assertThat(account.changePassword("wrong wrong wrong", OTHER).refusal())
                    .contains(Refusal.of(STEP_UP_REFUSED));
        }
        int before = hashes.count();

        assertThat(account.changePassword(PASSWORD, OTHER).refusal()).contains(Refusal.of(STEP_UP_REFUSED));
        assertThat(account.reauthenticate(PASSWORD).refusal()).contains(Refusal.of(STEP_UP_REFUSED));

        assertThat(hashes.count()).isEqualTo(before + 2);
        assertThat(home.refusals("user.password")).hasSize(6).containsOnly("signin.step_up_refused");
        assertThat(home.good(home.signedIn())).isTrue();
        assertThat(home.front().signIn(BEN, PASSWORD).refusal()).isEmpty();
    }

    @Test
    @Tag("L1")
    void forgetsFailuresBeforeASuccess() {
        for (int i = 0; i < 12; i++) {
            assertThat(account.reauthenticate("wrong wrong wrong").refusal()).isPresent();
            account.reauthenticate(PASSWORD).orThrow();
        }
    }

    @Test
    void isAnotherOne() {
        for (int i = 0; i < 8; i++) {
            assertThat(account.changePassword(PASSWORD, PASSWORD).refusal()).contains(Refusal.of(PASSWORD_SAME));
        }

        assertThat(account.changePassword(PASSWORD, OTHER).refusal()).isEmpty();
    }

    @Test
    @Tag("L1")
    void opensTheDoorThatGuessesAtTheOldOneShut() {
        for (int i = 0; i < 5; i++) {
            home.front().signIn(BEN, "wrong wrong wrong");
        }

        account.changePassword(PASSWORD, OTHER).orThrow();

        assertThat(home.front().signIn(BEN, OTHER).refusal()).isEmpty();
    }

    @Test
    void makesTheSessionFresh(Kit kit, MovableClock clock) {
        clock.move(Duration.ofHours(1));

        account.reauthenticate(PASSWORD).orThrow();

        assertThat(kit.roster()
                        .session(home.signedIn().token().reveal())
                        .orThrow()
                        .proven()
                        .passwordAt())
                .isEqualTo(clock.instant());
        assertThat(home.refusals("session.reauthenticate")).containsExactly("");
    }

    @Test
    void isNobodyElsesBusiness(Kit kit) {
        Account support = kit.roster()
                .as(new Actor.Support(home.office().organization(), "support-7", Set.of(), ""))
                .account();

        assertThat(support.changePassword(PASSWORD, OTHER).refusal()).contains(Refusal.of(AccessReason.MEMBERS_ONLY));
        assertThat(support.reauthenticate(PASSWORD).refusal()).contains(Refusal.of(AccessReason.MEMBERS_ONLY));
        assertThat(support.signOut().refusal()).contains(Refusal.of(AccessReason.MEMBERS_ONLY));
    }
}
