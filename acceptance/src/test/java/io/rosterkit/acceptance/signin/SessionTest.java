package io.rosterkit.acceptance.signin;

import static io.rosterkit.acceptance.signin.Scene.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.lockout.Lock;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.secondstep.SecondStepPolicy.Demand;
import io.rosterkit.session.AuthenticatedSession;
import io.rosterkit.signin.SecondStep;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EveryStorage
@RosterTest
@Tag("L5")
class SessionTest {

    private WatchedStorage storage;
    private Scene scene;
    private MovableClock clock;
    private SignedIn ben;

    @BeforeEach
    void join(Storage below, MovableClock movable) {
        clock = movable;
        storage = new WatchedStorage(below);
        scene = Scene.of(storage, movable, profile -> profile.secondStep(Scene.codes(Demand.OFF, Demand.ALWAYS)));
        ben = scene.ben();
    }

    @Test
    void isGoodUntilItsEnd() {
        AuthenticatedSession present =
                scene.roster().session(ben.token().reveal()).orThrow();
        assertThat(present.session()).isEqualTo(ben.session());
        assertThat(present.expiresAt()).isEqualTo(ben.expiresAt());

        clock.moveTo(ben.expiresAt().minusNanos(1000));
        assertThat(isGood()).isTrue();
        clock.moveTo(ben.expiresAt());
        assertOver();
    }

    @Test
    void takesOneReadAndAForgedOneNone() {
        String token = ben.token().reveal();
        assertThat(storage.during(() -> scene.roster().session(token))).containsExactly("SignInStore.session");

        SecondStep step = (SecondStep) scene.guess(PASSWORD).orThrow();
        List<String> forged = List.of(
                "",
                token.substring(1),
                token.substring(0, token.length() - 1),
                token + token,
                (token.startsWith("A") ? "B" : "A") + token.substring(1),
                token.substring(0, 60) + (token.charAt(60) == 'A' ? "B" : "A") + token.substring(61),
                ben.device().orElseThrow().reveal(),
                step.token().reveal(),
                ben.session().id().toString(),
                "\uD800",
                "x".repeat(100_000));
        assertThat(forged).allSatisfy(other -> {
            assertThat(storage.during(
                            () -> assertThat(Scene.reason(scene.roster().session(other)))
                                    .isEqualTo(SignInReason.SESSION_OVER)))
                    .isEmpty();
        });
    }

    @Test
    void isOverWhenTheOrganizationIsClosed() {
        scene.roster().operations().close(scene.organization()).orThrow();

        assertThat(isGood()).isFalse();
    }

    @Test
    void isOverWhenTheUserIsDeactivatedAndStaysOverWhenActiveAgainInALaterEpoch() {
        User user = user();
        scene.change(
                user.id(),
                user.status().with(UserStatus.DEACTIVATED),
                user.security().endSessions());
        assertOver(AccessReason.ACTOR_NOT_ACTIVE);

        scene.change(user.id(), user.status().with(UserStatus.ACTIVE), user().security());
        assertOver();
    }

    @Test
    void isOverUnderAnAdministratorsLock() {
        Lock lock = new Lock(Lock.Kind.ADMINISTRATOR, clock.instant(), Optional.empty());
        scene.change(user().id(), user().status().with(Optional.of(lock)), user().security());

        assertOver(AccessReason.ACTOR_NOT_ACTIVE);
    }

    @Test
    void isOverInALaterEpochAndTheOtherUsersIsNot() {
        SignedIn eva = scene.join("eva@weiss.example").signedIn().orElseThrow();
        scene.change(user().id(), user().status(), user().security().endSessions());

        assertOver();
        assertThat(scene.roster().session(eva.token().reveal()).refusal()).isEmpty();
    }

    @Test
    void goesOnUnderALockByFailedAttempts() {
        scene.guessWrong(10);

        assertThat(user().status().lock()).isPresent();
        assertThat(isGood()).isTrue();
        assertThat(Scene.reason(scene.roster().as(ben.session()).users().get(user().id())))
                .isEqualTo(AccessReason.NOT_PERMITTED);
    }

    @Test
    void isTheUsersOfItsOrganizationOnly() {
        Office other = scene.kit.offices().open();

        assertThat(Scene.reason(scene.roster()
                        .as(new io.rosterkit.model.access.Session(
                                other.organization(),
                                ben.session().user(),
                                ben.session().id()))
                        .users()
                        .get(ben.session().user())))
                .isEqualTo(SignInReason.SESSION_OVER);
        assertThat(Scene.reason(scene.roster()
                        .as(new io.rosterkit.model.access.Session(
                                scene.organization(),
                                scene.office.session().user(),
                                ben.session().id()))
                        .users()
                        .get(ben.session().user())))
                .isEqualTo(SignInReason.SESSION_OVER);
    }

    /** Neither the host nor the desk takes it for good. */
    private void assertOver() {
        assertOver(SignInReason.SESSION_OVER);
    }

    private void assertOver(Reason why) {
        assertThat(isGood()).isFalse();
        assertThat(Scene.reason(scene.roster()
                        .as(ben.session())
                        .users()
                        .get(ben.session().user())))
                .isEqualTo(why);
    }

    private boolean isGood() {
        var session = scene.roster().session(ben.token().reveal());
        session.refusal().ifPresent(why -> assertThat(why.reason()).isEqualTo(SignInReason.SESSION_OVER));
        return session.refusal().isEmpty();
    }

    private User user() {
        return scene.user(ben.session().user());
    }
}
