package io.rosterkit.acceptance.signin;

import static io.rosterkit.acceptance.signin.Flow.ADDRESS_THEN_CONFIRM;
import static io.rosterkit.acceptance.signin.Flow.DEVICE_THEN_PASSWORD;
import static io.rosterkit.acceptance.signin.Flow.INVITED_THEN_REGISTER;
import static io.rosterkit.acceptance.signin.Flow.PASSWORD_THEN_CODE;
import static io.rosterkit.acceptance.signin.Flow.RECOVERY_THEN_PASSWORD;
import static io.rosterkit.acceptance.signin.Flow.REGISTER_THEN_CODE;
import static io.rosterkit.acceptance.signin.Flow.SESSION_THEN_PASSWORD;
import static io.rosterkit.acceptance.signin.Flow.WAITING_THEN_ACCEPT;
import static io.rosterkit.acceptance.signin.Scene.BEN;
import static io.rosterkit.acceptance.signin.Scene.PASSWORD;
import static io.rosterkit.acceptance.signin.Scene.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.model.UserId;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.registration.Registration;
import io.rosterkit.registration.RegistrationReceipt;
import io.rosterkit.secondstep.SecondStepPolicy.Demand;
import io.rosterkit.signin.SignIn;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Faults.Moment;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.Users;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What happens within one call, after the proof was found right and before that is written, counts as well. */
@EveryStorage
@RosterTest
@Tag("L5")
@Tag("G1")
class WithinCallTest {

    private static final List<Flow> OF_USERS = List.of(
            DEVICE_THEN_PASSWORD,
            PASSWORD_THEN_CODE,
            RECOVERY_THEN_PASSWORD,
            SESSION_THEN_PASSWORD,
            ADDRESS_THEN_CONFIRM);
    private static final List<Flow> OF_THE_INVITED =
            List.of(INVITED_THEN_REGISTER, REGISTER_THEN_CODE, WAITING_THEN_ACCEPT);
    private static final Set<Turn> WITH_USERS = EnumSet.of(
            Turn.LOCK,
            Turn.DEACTIVATE,
            Turn.CLOSE,
            Turn.ROLES,
            Turn.END_SESSIONS,
            Turn.NEW_PASSWORD,
            Turn.CLOSE_ORGANIZATION);
    private static final Set<Turn> WITH_THE_INVITED = EnumSet.of(Turn.WITHDRAW, Turn.RENEW, Turn.REPLACE, Turn.DECLINE);

    @ParameterizedTest
    @MethodSource("users")
    void noUserComesInAnyMore(Flow flow, Turn turn, Storage below, MovableClock clock) {
        WatchedStorage storage = new WatchedStorage(below);
        int writes = writes(flow, storage, clock);
        Play play = play(flow, storage, clock);
        Supplier<Outcome<?>> last = flow.begin(play);
        AtomicReference<Optional<User>> then = new AtomicReference<>(Optional.empty());
        AtomicReference<Optional<String>> token = new AtomicReference<>(Optional.empty());

        storage.beforeWrite(
                writes,
                () -> {
                    turn.happen(play);
                    then.set(play.user());
                },
                () -> token.set(last.get()
                        .answer()
                        .filter(SignedIn.class::isInstance)
                        .map(in -> ((SignedIn) in).token().reveal())));

        assertThat(then.get()).isPresent();
        assertThat(turn == Turn.CLOSE_ORGANIZATION ? then.get() : play.user()).isEqualTo(then.get());
        assertThat(play.anySessionIsGood()).isFalse();
        assertThat(token.get()
                        .filter(in -> play.scene.roster().session(in).refusal().isEmpty()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("invited")
    @Tag("M4")
    void nobodyBecomesAUserAnyMore(Flow flow, Turn turn, Storage below, MovableClock clock) {
        WatchedStorage storage = new WatchedStorage(below);
        int writes = writes(flow, storage, clock);
        Play play = play(flow, storage, clock);
        Supplier<Outcome<?>> last = flow.begin(play);
        AtomicReference<Boolean> refused = new AtomicReference<>(false);

        storage.beforeWrite(
                writes,
                () -> turn.happen(play),
                () -> refused.set(last.get().refusal().isPresent()));

        assertThat(refused.get()).isTrue();
        assertThat(play.newcomer(play.stage())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"INVITED_THEN_REGISTER", "REGISTER_THEN_CODE", "WAITING_THEN_ACCEPT"})
    void whoBecomesAUserOfAnOrganizationThatClosesIsNotIn(Flow flow, Storage below, MovableClock clock) {
        WatchedStorage storage = new WatchedStorage(below);
        int writes = writes(flow, storage, clock);
        Play play = play(flow, storage, clock);
        Supplier<Outcome<?>> last = flow.begin(play);
        AtomicReference<Outcome<?>> outcome = new AtomicReference<>(Outcome.done(""));

        storage.beforeWrite(writes, () -> Turn.CLOSE_ORGANIZATION.happen(play), () -> outcome.set(last.get()));

        assertThat(outcome.get()
                        .answer()
                        .flatMap(WithinCallTest::session)
                        .map(in -> play.scene.roster().session(in.token().reveal()))
                        .filter(seen -> seen.refusal().isEmpty()))
                .isEmpty();
    }

    @Test
    void aPasswordLetsInNobodyWhoHasTakenTheAddressOver(Storage below, MovableClock clock) {
        WatchedStorage storage = new WatchedStorage(below);
        Scene scene = Scene.of(storage, clock, profile -> profile);
        UserId ben = scene.join(BEN).user();
        UserId cleo = scene.join("cleo@weiss.example").user();
        Users users = scene.desk().users();
        users.endSessions(ben).orThrow();
        AtomicReference<Outcome<SignIn>> in = new AtomicReference<>();

        storage.beforeWrite(
                2,
                () -> {
                    users.changeAddress(ben, "b@weiss.example", Offices.PASSWORD)
                            .orThrow();
                    users.changeAddress(cleo, BEN, Offices.PASSWORD).orThrow();
                    scene.stranger().signIn("b@weiss.example", WRONG);
                    assertThat(scene.user(cleo).contact().address().key()).isEqualTo(BEN);
                },
                () -> in.set(scene.guess(PASSWORD)));

        assertThat(in.get().refusal()).isPresent();
    }

    @ParameterizedTest
    @EnumSource(names = {"LOCK", "DEACTIVATE", "END_SESSIONS", "NEW_PASSWORD", "CLOSE_ORGANIZATION"})
    void aCodeIsRefusedAfterWhatHappensBeforeItIsCharged(Turn turn, Storage below, MovableClock clock) {
        WatchedStorage storage = new WatchedStorage(below);
        Play play = play(PASSWORD_THEN_CODE, storage, clock);
        Supplier<Outcome<?>> last = PASSWORD_THEN_CODE.begin(play);
        AtomicReference<Outcome<?>> in = new AtomicReference<>();

        storage.beforeWrite(1, () -> turn.happen(play), () -> in.set(last.get()));

        assertThat(in.get().refusal().map(Refusal::reason)).contains(VerificationReason.CHALLENGE_OVER);
        assertThat(play.anySessionIsGood()).isFalse();
    }

    @Test
    @Tag("L8")
    void aRightPasswordThatComesTooLateIsChargedAndLocks(Storage below, MovableClock clock) {
        WatchedStorage storage = new WatchedStorage(below);
        Scene scene = Scene.of(storage, clock, Scene.budget(1, 25));
        UserId ben = scene.join(BEN).user();
        int mails = scene.kit.mail().to(BEN).count();
        AtomicReference<Outcome<SignIn>> in = new AtomicReference<>();

        storage.beforeWrite(
                2,
                () -> {
                    scene.desk().users().endSessions(ben).orThrow();
                    Tries.touch(scene, ben);
                },
                () -> in.set(scene.guess(PASSWORD)));

        assertThat(in.get().refusal().map(Refusal::reason)).contains(SignInReason.REFUSED);
        assertThat(Tries.at(scene, ben).of(Proof.PASSWORD)).isEqualTo(1);
        assertThat(scene.user(ben).status().lock()).isPresent();
        assertThat(scene.kit.mail().to(BEN).count()).isEqualTo(mails + 1);
    }

    private static Optional<SignedIn> session(Object answer) {
        if (answer instanceof Registration begun) {
            return begun.done().signedIn();
        }
        return answer instanceof RegistrationReceipt registered
                ? registered.signedIn()
                : Optional.of((SignedIn) answer);
    }

    private static Play play(Flow flow, Storage storage, MovableClock clock) {
        return Play.of(storage, clock, flow == REGISTER_THEN_CODE ? Demand.ALWAYS : Demand.OFF);
    }

    /** How many writes the last call takes when nothing comes in between; with the last of them somebody comes in. */
    private static int writes(Flow flow, WatchedStorage storage, MovableClock clock) {
        Supplier<Outcome<?>> last = flow.begin(play(flow, storage, clock));
        return storage.failing(
                Integer.MAX_VALUE,
                Moment.AFTER,
                () -> assertThat(last.get().refusal()).isEmpty());
    }

    static Stream<Arguments> users() {
        return OF_USERS.stream().flatMap(flow -> WITH_USERS.stream().map(turn -> Arguments.of(flow, turn)));
    }

    static Stream<Arguments> invited() {
        return OF_THE_INVITED.stream().flatMap(flow -> WITH_THE_INVITED.stream().map(turn -> Arguments.of(flow, turn)));
    }
}
