package io.rosterkit.acceptance.signin;

import static io.rosterkit.acceptance.signin.Scene.BEN;
import static io.rosterkit.acceptance.signin.Scene.PASSWORD;
import static io.rosterkit.acceptance.signin.Scene.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.account.Account;
import io.rosterkit.model.UserId;
import io.rosterkit.model.lockout.LockoutReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.password.HashingLimits;
import io.rosterkit.signin.SignIn;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One password is hashed at a time and nobody waits: who comes meanwhile is told to come again. */
@EveryStorage
@RosterTest
@Tag("L7")
class BusyTest {

    private static final String HERE = "203.0.113.5";
    private static final String NO_WORD = "BBBBB-22222";

    private WatchedStorage storage;
    private Scene scene;
    private UserId ben;
    private List<Supplier<Outcome<?>>> wrong;
    private CompletableFuture<Outcome<SignIn>> first;

    /** Where one failure is one too many. */
    @BeforeEach
    void fillTheQueue(Storage below, MovableClock clock) {
        storage = new WatchedStorage(below);
        scene = Scene.of(
                storage,
                clock,
                profile -> profile.lockout(Scene.passwords(Scene.budget(1, 25))),
                roster -> Scene.failures(1)
                        .apply(roster.hashing(HashingLimits.standard().atOnce(1).waiting(0))));
        SignedIn in = scene.ben();
        ben = in.session().user();
        scene.stranger().recover(BEN).orThrow();
        String recovery = scene.link(BEN);
        String invitation = scene.invite("eva@weiss.example");
        Account account = scene.roster().as(in.session()).account();
        wrong = List.of(
                () -> scene.front(HERE).signIn(BEN, WRONG),
                () -> scene.front(HERE)
                        .signIn(BEN, WRONG, in.device().orElseThrow().reveal()),
                () -> scene.front(HERE).register(invitation, NO_WORD, PASSWORD),
                () -> scene.front(HERE).resetPassword(recovery, NO_WORD, WRONG),
                () -> account.changePassword(WRONG, Play.OTHER),
                () -> account.changeAddress(Play.NEW_ADDRESS, WRONG),
                () -> account.reauthenticate(WRONG));
        scene.hashes().pause();
        first = CompletableFuture.supplyAsync(() -> scene.stranger().signIn(BEN, PASSWORD));
        scene.hashes().awaitHeld(1);
    }

    @Test
    void theNextIsToldSoBeforeAnythingIsAsked() {
        int hashes = scene.hashes().count();

        for (Supplier<Outcome<?>> attempt : wrong) {
            assertThat(storage.during(
                            () -> assertThat(attempt.get().refusal()).contains(Refusal.of(LockoutReason.BUSY))))
                    .isEmpty();
        }

        assertThat(scene.hashes().count()).isEqualTo(hashes);
        scene.hashes().resume();
        assertThat(first.join().refusal()).isEmpty();
    }

    @Test
    @Tag("L1")
    void neitherTheAccountNorTheSourceIsCharged() {
        Tries before = Tries.at(scene, ben);
        wrong.forEach(attempt -> assertThat(attempt.get().refusal()).isPresent());
        assertThat(Tries.at(scene, ben)).isEqualTo(before);
        scene.hashes().resume();
        assertThat(first.join().refusal()).isEmpty();

        assertThat(scene.front(HERE).signIn(BEN, PASSWORD).refusal()).isEmpty();
        assertThat(Scene.reason(scene.front(HERE).signIn(BEN, WRONG))).isEqualTo(SignInReason.REFUSED);
        assertThat(Scene.reason(scene.front(HERE).signIn(BEN, PASSWORD))).isEqualTo(LockoutReason.SOURCE_OVER_BUDGET);
    }
}
