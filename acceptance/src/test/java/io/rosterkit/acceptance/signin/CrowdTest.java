package io.rosterkit.acceptance.signin;

import static io.rosterkit.acceptance.signin.Scene.BEN;
import static io.rosterkit.acceptance.signin.Scene.PASSWORD;
import static io.rosterkit.acceptance.signin.Scene.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.lockout.LockoutPolicy.Invited;
import io.rosterkit.model.UserId;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.registration.RegistrationReceipt;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UnlockReceipt;
import io.rosterkit.user.Users;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Attempts at a locked account, however many, do not contend with each other: one arrives between any two writes. */
@EveryStorage
@RosterTest
class CrowdTest {

    @Test
    @Tag("T9")
    @Tag("L8")
    void anAdministratorUnlocksMeanwhile(Storage below, MovableClock clock) {
        WatchedStorage storage = new WatchedStorage(below);
        Scene scene = Scene.of(storage, clock, Scene.budget(3, 25));
        UserId ben = scene.join(BEN).user();
        scene.guessWrong(3);
        Users users = scene.desk().users();
        AtomicReference<Outcome<UnlockReceipt>> unlocked = new AtomicReference<>();

        storage.beforeWritesFrom(
                1,
                () -> assertThat(Scene.reason(scene.guess(PASSWORD))).isEqualTo(SignInReason.REFUSED),
                () -> unlocked.set(users.unlock(ben)));

        assertThat(unlocked.get().refusal()).isEmpty();
        assertThat(scene.letsIn(PASSWORD)).isTrue();
    }

    @Test
    @Tag("N4")
    @Tag("M3")
    void whoHasTheLastTryRegistersMeanwhile(Storage below, MovableClock clock) {
        WatchedStorage storage = new WatchedStorage(below);
        Invited once = Invited.standard().link(Scene.budget(1, 13));
        Scene scene = Scene.of(
                storage,
                clock,
                profile -> profile.lockout(LockoutPolicy.standard().invited(once)));
        String link = scene.invite(BEN);
        String word = scene.word();
        AtomicReference<RegistrationReceipt> ben = new AtomicReference<>();

        storage.beforeWritesFrom(
                2,
                () -> assertThat(Scene.reason(scene.stranger().register(link, word, WRONG)))
                        .isEqualTo(InvitationReason.CODE_WORD_WRONG),
                () -> ben.set(scene.stranger()
                        .register(link, word, PASSWORD)
                        .orThrow()
                        .done()));

        assertThat(ben.get().signedIn()).isPresent();
    }
}
