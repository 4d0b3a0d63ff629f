package io.rosterkit.acceptance.account;

import static io.rosterkit.acceptance.account.Home.BEN;
import static io.rosterkit.acceptance.account.Home.OTHER;
import static io.rosterkit.acceptance.account.Home.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.account.Account;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.RosterTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A password that would not do at registration does not do later either. */
@RosterTest
class ChosenPasswordTest {

    private Home home;

    @BeforeEach
    void register(Kit kit) {
        home = Home.of(kit);
    }

    @ParameterizedTest
    @CsvSource({
        "no river runs,PASSWORD_TOO_SHORT",
        "correct horse battery staple,PASSWORD_COMMON",
        "ben@weiss.example,PASSWORD_FROM_CONTEXT"
    })
    @Tag("V6")
    void aWeakPasswordIsRefusedAtRecoveryAndByTheOwner(String weak, SignInReason reason) {
        String link = home.recoveryLink();
        String word = home.word();
        Account account = home.desk().account();

        assertThat(home.front().resetPassword(link, word, weak).refusal().map(Refusal::reason))
                .contains(reason);
        assertThat(account.changePassword(PASSWORD, weak).refusal().map(Refusal::reason))
                .contains(reason);

        assertThat(home.good(home.signedIn())).isTrue();
        assertThat(home.front().signIn(BEN, PASSWORD).refusal()).isEmpty();
        assertThat(home.front().resetPassword(link, word, OTHER).refusal()).isEmpty();
    }

    @Test
    @Tag("V6")
    void onlyWhoKnowsThePresentOneHearsThatTheNewOneIsWeak() {
        Account account = home.desk().account();

        assertThat(account.changePassword("wrong wrong wrong", "short").refusal())
                .contains(Refusal.of(SignInReason.STEP_UP_REFUSED));
    }

    @Test
    @Tag("L5")
    void whoeverChangesItIsOnNoKnownDeviceAnyMore() {
        String device = home.signIn(PASSWORD).device().orElseThrow().reveal();
        home.desk().account().changePassword(PASSWORD, OTHER).orThrow();
        for (int i = 0; i < 5; i++) {
            home.front().signIn(BEN, "wrong wrong wrong");
        }

        assertThat(home.front().signIn(BEN, OTHER, device).refusal()).isPresent();
    }
}
