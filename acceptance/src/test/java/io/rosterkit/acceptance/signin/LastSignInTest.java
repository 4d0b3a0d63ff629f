package io.rosterkit.acceptance.signin;

import static io.rosterkit.acceptance.signin.Scene.BEN;
import static io.rosterkit.acceptance.signin.Scene.PASSWORD;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.acceptance.Barrier;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.model.UserId;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.UserActivity;
import io.rosterkit.registration.RegistrationPolicy;
import io.rosterkit.secondstep.SecondStepPolicy.Demand;
import io.rosterkit.signin.SecondStep;
import io.rosterkit.signin.SignIn;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.TableStore;
import io.rosterkit.spi.user.UserActivityTable;
import io.rosterkit.testkit.CountingHasher;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserDetails;
import io.rosterkit.user.UserFilter;
import io.rosterkit.user.UserImport;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a user signed in last is shown, to the hour. */
@EveryStorage
@RosterTest
@Tag("X2")
class LastSignInTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration TICK = Duration.ofNanos(1_000);

    private Storage storage;
    private MovableClock clock;
    private Scene scene;
    private UserId ben;

    @BeforeEach
    void arrive(Storage given, MovableClock movable) {
        storage = given;
        clock = movable;
        scene = Scene.of(storage, clock, profile -> profile);
        ben = imported(BEN);
    }

    @Test
    void beforeTheFirstTimeThereIsNone() {
        scene.guess(Scene.WRONG);
        scene.invite("cleo@weiss.example");

        assertThat(shown(ben)).isEmpty();
        assertThat(listed(ben)).isEmpty();
        assertThat(stored()).extracting(UserActivity::lastSignInAt).containsExactly(Optional.empty());
    }

    @Test
    void isShownAfterASignInByPassword() {
        SignedIn signedIn = (SignedIn) scene.guess(PASSWORD).orThrow();

        assertThat(shown(ben)).contains(now());
        assertThat(listed(ben)).contains(now());
        assertThat(scene.desk().users().find(BEN).orThrow().lastSignInAt()).contains(now());
        assertThat(scene.roster()
                        .as(signedIn.session())
                        .account()
                        .get()
                        .orThrow()
                        .lastSignInAt())
                .contains(now());
    }

    @Test
    void isShownAfterTheCodeAndNotBefore() {
        scene = Scene.of(storage, clock, profile -> profile.secondStep(Scene.codes(Demand.OFF, Demand.ALWAYS)));
        ben = imported(BEN);

        SecondStep step = (SecondStep) scene.guess(PASSWORD).orThrow();
        assertThat(shown(ben)).isEmpty();
        clock.move(Duration.ofMinutes(2));
        scene.stranger().answerSignIn(step.token().reveal(), scene.code()).orThrow();

        assertThat(shown(ben)).contains(now());
    }

    @Test
    void isShownAfterTheHostSignedTheUserIn() {
        scene.roster().operations().signInExternally(scene.organization(), ben).orThrow();

        assertThat(shown(ben)).contains(now());
    }

    @Test
    void isShownOfWhoRegistersAndIsSignedInByThat() {
        UserId cleo = scene.join("cleo@weiss.example").user();
        assertThat(shown(cleo)).contains(now());

        scene = Scene.of(
                storage,
                clock,
                profile -> profile.registration(RegistrationPolicy.standard().signsIn(false)));
        UserId dan = scene.join("dan@weiss.example").user();
        assertThat(shown(dan)).isEmpty();
    }

    @Test
    void isWrittenAtMostOnceAnHour() {
        scene.guess(PASSWORD).orThrow();
        Instant first = now();

        clock.move(HOUR.minus(TICK));
        scene.guess(PASSWORD).orThrow();
        assertThat(shown(ben)).contains(first);
        assertThat(storedOf(ben).version()).isEqualTo(2);

        clock.move(TICK);
        scene.guess(PASSWORD).orThrow();
        assertThat(shown(ben)).contains(first.plus(HOUR));
        assertThat(storedOf(ben).version()).isEqualTo(3);
    }

    @Test
    void aClockThatLagsTurnsNothingBack() {
        scene.guess(PASSWORD).orThrow();
        Instant first = now();
        clock.move(Duration.ofDays(-1));

        scene.guess(PASSWORD).orThrow();

        assertThat(shown(ben)).contains(first);
    }

    @Test
    void isNoneOfAnyOtherUserOrOrganization() {
        UserId cleo = imported("cleo@weiss.example");
        scene.guess(PASSWORD).orThrow();

        Scene elsewhere = Scene.of(storage, clock, profile -> profile);
        assertThat(shown(cleo)).isEmpty();
        assertThat(elsewhere.desk().users().get(ben).refusal()).isPresent();
    }

    @Test
    void staysWithAUserWhoIsClosed() {
        scene.guess(PASSWORD).orThrow();
        Instant last = now();
        clock.move(Duration.ofDays(3));
        scene.office.support().users().close(ben).orThrow();

        assertThat(shown(ben)).contains(last);
    }

    @Test
    void theUsersOwnRowIsNotChanged() {
        long before = scene.user(ben).revision().version();

        scene.guess(PASSWORD).orThrow();

        assertThat(scene.user(ben).revision().version()).isEqualTo(before);
    }

    /** At most as many as there may be attempts at one password. */
    @ParameterizedTest
    @ValueSource(ints = {2, 5})
    @Tag("G1")
    void ofManySignInsAtOnceEachSucceedsAndOneIsWritten(int threads) {
        for (int round = 0; round < 5; round++) {
            clock.move(HOUR);

            List<Outcome<SignIn>> answers = Barrier.together(threads, number -> () -> scene.guess(PASSWORD));

            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.refusal()).isEmpty());
            assertThat(shown(ben)).contains(now());
            assertThat(storedOf(ben).version()).isEqualTo(round + 2);
        }
    }

    @Test
    @Tag("G1")
    void ofManySignInsByTheHostAtOnceEachSucceedsAndOneIsWritten() {
        for (int round = 0; round < 5; round++) {
            clock.move(HOUR);

            List<Outcome<SignedIn>> answers = Barrier.together(
                    16, number -> () -> scene.roster().operations().signInExternally(scene.organization(), ben));

            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.refusal()).isEmpty());
            assertThat(storedOf(ben).version()).isEqualTo(round + 2);
        }
    }

    private UserId imported(String address) {
        return scene.roster()
                .operations()
                .importUser(
                        scene.organization(),
                        UserImport.of(address, STAFF)
                                .verified()
                                .reachableAt(Scene.PHONE)
                                .withPasswordHash(
                                        CountingHasher.create().hash(PASSWORD).text()))
                .orThrow()
                .user();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Optional<Instant> shown(UserId user) {
        return scene.office.support().users().get(user).orThrow().lastSignInAt();
    }

    private Optional<Instant> listed(UserId user) {
        return scene
                .office
                .support()
                .users()
                .list(UserFilter.of(UserStatus.ACTIVE), UserQuery.Order.ADDRESS, PageRequest.first(100))
                .orThrow()
                .items()
                .stream()
                .filter(row -> row.id().equals(user))
                .findFirst()
                .flatMap(UserDetails::lastSignInAt);
    }

    private UserActivity storedOf(UserId user) {
        return all().stream().filter(row -> row.user().equals(user)).findFirst().orElseThrow();
    }

    private List<UserActivity> stored() {
        return all().stream().filter(row -> row.user().equals(ben)).toList();
    }

    private List<UserActivity> all() {
        return storage.port(TableStore.class).scan(Scan.of(UserActivityTable.USER_ACTIVITIES, scene.organization()));
    }
}
