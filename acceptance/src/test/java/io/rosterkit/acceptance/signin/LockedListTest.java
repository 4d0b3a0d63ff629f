package io.rosterkit.acceptance.signin;

import static io.rosterkit.acceptance.signin.Scene.BEN;
import static io.rosterkit.acceptance.signin.Scene.PASSWORD;
import static io.rosterkit.acceptance.signin.Scene.WRONG;
import static io.rosterkit.acceptance.signin.Scene.reason;
import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.account.Account;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.lockout.Lock;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserDetails;
import io.rosterkit.user.UserFilter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who is locked is shown with kind and end; a door that is shut for some is no lock of the account. */
@EveryStorage
@RosterTest
@Tag("T8")
class LockedListTest {

    private static final Duration QUARTER = Duration.ofMinutes(15);

    private Scene scene;
    private MovableClock clock;
    private SignedIn ben;
    private UserId id;

    @BeforeEach
    void join(Storage storage, MovableClock movable) {
        clock = movable;
        scene = Scene.of(storage, movable, profile -> profile);
        ben = scene.ben();
        id = ben.session().user();
    }

    @Test
    void aLockByAttemptsIsShownWithItsEndWhichLiesFurtherEachTime() {
        for (long quarters : new long[] {1, 2, 4}) {
            scene.guessWrong(5);
            Lock lock = new Lock(
                    Lock.Kind.ATTEMPTS,
                    clock.instant(),
                    Optional.of(clock.instant().plus(QUARTER.multipliedBy(quarters))));
            assertThat(locked()).singleElement().satisfies(user -> {
                assertThat(user.id()).isEqualTo(id);
                assertThat(user.status().lock()).contains(lock);
            });
            clock.move(QUARTER.multipliedBy(quarters));
            assertThat(locked()).isEmpty();
        }
        scene.guessWrong(5);

        assertThat(locked())
                .singleElement()
                .satisfies(user -> assertThat(user.status().lock())
                        .contains(new Lock(Lock.Kind.ATTEMPTS, clock.instant(), Optional.empty())));
    }

    @Test
    void aLockByHandIsShownAsOne() {
        scene.desk().users().lock(id).orThrow();

        assertThat(locked())
                .singleElement()
                .satisfies(user -> assertThat(user.status().lock())
                        .contains(new Lock(Lock.Kind.ADMINISTRATOR, clock.instant(), Optional.empty())));
    }

    @Test
    @Tag("L3")
    void aDoorThatIsShutForSomeIsNoLock() {
        Account account = scene.roster().as(ben.session()).account();
        String device = ben.device().orElseThrow().reveal();
        for (int i = 0; i < 3; i++) {
            scene.stranger().signIn(BEN, WRONG, device);
            account.reauthenticate(WRONG);
            scene.stranger().recover(BEN).orThrow();
        }
        for (int i = 0; i < 31; i++) {
            scene.front("203.0.113.5").signIn("nobody@weiss.example", WRONG);
        }

        assertThat(scene.stranger().recover(BEN).refusal()).isEmpty();
        assertThat(account.reauthenticate(PASSWORD).refusal()).isPresent();
        assertThat(scene.front("203.0.113.5").signIn(BEN, PASSWORD).refusal()).isPresent();
        assertThat(locked()).isEmpty();
        assertThat(scene.letsIn(PASSWORD)).isTrue();
    }

    @Test
    @Tag("L8")
    void whoIsLockedByAttemptsDoesNotUnlockThemselvesFromASessionThatRuns() {
        scene.desk().users().changeRoles(id, Set.of(OFFICE_ADMINISTRATOR)).orThrow();
        Session session = scene.guess(PASSWORD).orThrow().done().session();
        scene.guessWrong(5);

        assertThat(reason(scene.roster().as(session).users().unlock(id))).isEqualTo(UserReason.NOT_ONESELF);

        assertThat(locked()).extracting(UserDetails::id).containsExactly(id);
        assertThat(scene.letsIn(PASSWORD)).isFalse();
    }

    private List<UserDetails> locked() {
        return scene.desk()
                .users()
                .list(UserFilter.locked(), UserQuery.Order.ADDRESS, PageRequest.first(100))
                .orThrow()
                .items();
    }
}
