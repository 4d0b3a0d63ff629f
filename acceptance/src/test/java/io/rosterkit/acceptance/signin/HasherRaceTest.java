package io.rosterkit.acceptance.signin;

import static io.rosterkit.acceptance.signin.Scene.BEN;
import static io.rosterkit.acceptance.signin.Scene.PASSWORD;
import static io.rosterkit.acceptance.signin.Scene.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.acceptance.Barrier;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.lockout.SourceLimits;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.signin.SignIn;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * All are charged before the first password is looked at, and the hasher counts: everybody costs one hash, and no more
 * come in than there are tries, though all of them know the password.
 */
@EveryStorage
@RosterTest
@Tag("L2")
@Tag("L4")
class HasherRaceTest {

    private static final LockoutPolicy POLICY = LockoutPolicy.standard();
    private static final int THREADS = 64;

    /** A device is a source of its own, so there are no more than one source may bring. */
    private static final int ON_A_DEVICE = SourceLimits.standard().failures();

    private Gathering storage;
    private Scene scene;
    private String device;

    @BeforeEach
    void join(Storage below, MovableClock clock) {
        storage = new Gathering(below);
        scene = Scene.of(storage, clock, profile -> profile);
        device = scene.ben().device().orElseThrow().reveal();
    }

    @Test
    void asManyStrangersComeInWithTheRightPasswordAsThereAreTries() {
        int verified = scene.hashes().verified();

        List<Outcome<SignIn>> answers = all(THREADS, () -> scene.guess(PASSWORD));

        assertAdmitted(answers, POLICY.password().threshold());
        assertThat(scene.hashes().verified()).isEqualTo(verified + THREADS);
    }

    @Test
    void asManyComeInOnAKnownDeviceAsItHasTries() {
        int verified = scene.hashes().verified();

        List<Outcome<SignIn>> answers = all(ON_A_DEVICE, () -> scene.stranger().signIn(BEN, PASSWORD, device));

        assertAdmitted(answers, POLICY.devices().password().threshold());
        assertThat(scene.hashes().verified()).isEqualTo(verified + ON_A_DEVICE);
    }

    @Test
    void whoGuessesWrongCostsAHashEachToo() {
        int verified = scene.hashes().verified();

        List<Outcome<SignIn>> answers = all(THREADS, () -> scene.guess(WRONG));

        assertAdmitted(answers, 0);
        assertThat(scene.hashes().verified()).isEqualTo(verified + THREADS);
        assertThat(scene.letsIn(PASSWORD)).isFalse();
    }

    /** All at once; nobody's password is looked at before everybody is charged. */
    private List<Outcome<SignIn>> all(int callers, Supplier<Outcome<SignIn>> attempt) {
        scene.hashes().pause();
        storage.gather(callers);
        List<Outcome<SignIn>> answers = Barrier.together(callers + 1, number -> () -> {
            if (number < callers) {
                return attempt.get();
            }
            storage.awaitCharges();
            scene.hashes().resume();
            return Outcome.refused(SignInReason.ORGANIZATION_NEEDED);
        });
        return answers.subList(0, callers);
    }

    private static void assertAdmitted(List<Outcome<SignIn>> answers, int admitted) {
        assertThat(answers).filteredOn(answer -> answer.refusal().isEmpty()).hasSize(admitted);
        assertThat(answers)
                .filteredOn(answer -> answer.refusal().isPresent())
                .allSatisfy(answer -> assertThat(Scene.reason(answer)).isEqualTo(SignInReason.REFUSED));
    }
}
