package io.rosterkit.acceptance.signin;

import static io.rosterkit.acceptance.signin.Scene.BEN;
import static io.rosterkit.acceptance.signin.Scene.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.access.ModuleRule;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.lockout.Lock;
import io.rosterkit.model.productmodule.ProductModule;
import io.rosterkit.profile.Profile;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserDetails;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A product lets failed attempts remove modules: billing goes with such a lock, charts too, though an administrator's
 * lock leaves them; scheduling stays, as it does by default.
 */
@RosterTest
@Tag("T10")
class RemovedByFailedAttemptsTest {

    private static final int THRESHOLD = 5;
    private static final Permission BILL = new Permission("send-bills");
    private static final ProductModule BILLING = new ProductModule("billing");
    private static final ProductModule CHARTS = new ProductModule("charts");
    private static final ProductModule SCHEDULING = new ProductModule("scheduling");

    private WatchedStorage storage;
    private MovableClock clock;
    private Scene scene;
    private UserId ben;

    @BeforeEach
    void join(Storage below, MovableClock movable) {
        storage = new WatchedStorage(below);
        clock = movable;
        scene = Scene.of(storage, clock, RemovedByFailedAttemptsTest::withModules);
        ben = scene.ben().session().user();
        scene.office
                .support()
                .modules()
                .switchOn(scene.office.founded().practice(), Set.of(BILLING, CHARTS, SCHEDULING))
                .orThrow();
        add(BILLING, SCHEDULING);
    }

    private static Profile.Builder withModules(Profile.Builder profile) {
        return profile.permission(BILL)
                .module(BILLING, ModuleRule.allowing(BILL).removedByFailedAttempts(true))
                .module(
                        CHARTS,
                        ModuleRule.allowing().removedByFailedAttempts(true).keptOnLock(true))
                .module(SCHEDULING, ModuleRule.allowing());
    }

    @EveryStorage
    @Test
    @Tag("T9")
    void theModuleGoesWithTheLockAndComesBackByAnAdministratorAlone() {
        Instant locked = clock.instant();
        scene.guessWrong(THRESHOLD - 1);
        assertThat(modules()).containsExactlyInAnyOrder(BILLING, SCHEDULING);

        scene.guessWrong(1);
        assertThat(modules()).containsExactly(SCHEDULING);
        assertThat(removedAt()).contains(locked);
        assertThat(journaled()).contains("billing");

        clock.move(Duration.ofMinutes(1));
        scene.desk().users().unlock(ben).orThrow();
        assertThat(modules()).containsExactly(SCHEDULING);
        assertThat(mayBill()).isFalse();
        add(BILLING);
        assertThat(mayBill()).isTrue();
        assertThat(removedAt()).contains(locked);
    }

    /** The last lock, which an administrator has to lift, is no other one than those that time lifts. */
    @Test
    void eachLockRemovesWhatWasAddedSinceTheLastOne() {
        Optional<Lock> lock = Optional.empty();
        while (lock.flatMap(Lock::until).isPresent() || lock.isEmpty()) {
            scene.guessWrong(THRESHOLD);
            lock = details().status().lock();
            assertThat(modules()).containsExactly(SCHEDULING);
            assertThat(journaled()).contains("billing");
            add(BILLING);
            lock.flatMap(Lock::until).ifPresent(end -> clock.move(Duration.between(clock.instant(), end)));
        }

        scene.desk().users().unlock(ben).orThrow();
        assertThat(modules()).containsExactlyInAnyOrder(BILLING, SCHEDULING);
    }

    @Test
    void failuresRemoveItFromAUserWhomAnAdministratorLockedToo() {
        add(CHARTS);
        scene.desk().users().lock(ben).orThrow();
        assertThat(modules()).containsExactly(CHARTS);

        scene.guessWrong(THRESHOLD);

        assertThat(details().status().lock()).map(Lock::kind).contains(Lock.Kind.ADMINISTRATOR);
        assertThat(modules()).isEmpty();
        assertThat(journaled()).contains("charts");
    }

    @Test
    void aLockThatFindsNoneOfThemNamesNoneAndSoDoesOneOfAProcessThatDoesNotDeclareThem() {
        scene.desk().modules().remove(ben, Set.of(BILLING)).orThrow();
        scene.guessWrong(THRESHOLD);
        assertThat(modules()).containsExactly(SCHEDULING);
        assertThat(removedAt()).isEmpty();
        assertThat(journaled()).isEmpty();
        scene.desk().users().unlock(ben).orThrow();
        add(BILLING);

        scene.under(clock, profile -> profile).guessWrong(THRESHOLD);

        assertThat(details().status().lock()).isPresent();
        assertThat(modules()).containsExactlyInAnyOrder(BILLING, SCHEDULING);
    }

    /** The lock is decided from the user as the charge met them, and decided again after a lost race. */
    @EveryStorage
    @Test
    void whatIsAddedJustBeforeTheLockIsWrittenGoesWithIt() {
        scene.guessWrong(THRESHOLD - 1);

        storage.beforeWrite(2, () -> add(CHARTS), () -> scene.guessWrong(1));

        assertThat(modules()).containsExactly(SCHEDULING);
        assertThat(journaled()).contains("billing charts");
    }

    @EveryStorage
    @Test
    @Tag("L4")
    void theAttemptThatLocksAsksAndTellsTheStorageTheSameWithAndWithoutModules() {
        scene.join("cleo@weiss.example");
        List<String> known = guessed("cleo@weiss.example");

        assertThat(guessed(BEN)).isEqualTo(known);
        assertThat(guessed("nobody@weiss.example")).isEqualTo(known);
        assertThat(modules()).containsExactly(SCHEDULING);
    }

    private List<String> guessed(String address) {
        return storage.during(() -> {
            for (int guess = 0; guess < THRESHOLD; guess++) {
                scene.stranger().signIn(address, WRONG);
            }
        });
    }

    private void add(ProductModule... modules) {
        scene.desk().modules().add(ben, Set.of(modules)).orThrow();
    }

    private boolean mayBill() {
        return scene.roster()
                .as(scene.guess(Scene.PASSWORD).orThrow().done().session())
                .permissions()
                .may(BILL);
    }

    private Set<ProductModule> modules() {
        return details().modules();
    }

    private UserDetails details() {
        return scene.office.support().users().get(ben).orThrow();
    }

    private Optional<Instant> removedAt() {
        return scene.office.support().modules().of(ben).orThrow().removedAt();
    }

    /** What the newest entry about a lock by failed attempts names. */
    private Optional<String> journaled() {
        return Optional.ofNullable(
                scene.office.journal("user.locked-by-attempts").get(0).details().get("modules"));
    }
}
