package io.rosterkit.acceptance.signin;

import static io.rosterkit.acceptance.signin.Scene.BEN;
import static io.rosterkit.acceptance.signin.Scene.PASSWORD;
import static io.rosterkit.acceptance.signin.Scene.WRONG;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Front;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.lockout.Lock;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserImport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@EveryStorage
@RosterTest
@Tag("L4")
class EqualAnswersTest {

    private static final int THRESHOLD = LockoutPolicy.standard().password().threshold();
    private static final String NOBODY = "nobody@weiss.example";

    private WatchedStorage storage;
    private MovableClock clock;
    private Scene scene;
    private UserId ben;
    private OrganizationId nowhere;

    /** What can be the matter with somebody who types the right password. */
    @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
    enum Trouble {
        DEACTIVATED("access.user_not_active", (scene, user) -> stand(scene, user, UserStatus.DEACTIVATED)),
        LOCKED_BY_HAND("access.user_locked", (scene, user) -> {
            Lock lock = new Lock(Lock.Kind.ADMINISTRATOR, user.origin().since(), Optional.empty());
            scene.change(user.id(), user.status().with(Optional.of(lock)), user.security());
        }),
        LOCKED_BY_ATTEMPTS("signin.locked", (scene, user) -> scene.guessWrong(THRESHOLD));

        private final String told;
        private final BiConsumer<Scene, User> happens;

        Trouble(String told, BiConsumer<Scene, User> happens) {
            this.told = told;
            this.happens = happens;
        }

        private static void stand(Scene scene, User user, UserStatus status) {
            scene.change(user.id(), user.status().with(status), user.security());
        }
    }

    private record Answer(Refusal refusal, int hashes, List<String> calls) {}

    @BeforeEach
    void join(Storage below, MovableClock movable) {
        clock = movable;
        storage = new WatchedStorage(below);
        scene = Scene.of(storage, clock, profile -> profile);
        ben = scene.ben().session().user();
        nowhere = new OrganizationId(UUID.randomUUID());
    }

    @ParameterizedTest
    @EnumSource
    void theRightPasswordOfOneInTroubleIsAnsweredLikeAWrongOne(Trouble trouble) {
        Answer wrong = tried(scene.stranger(), BEN, WRONG);
        trouble.happens.accept(scene, scene.user(ben));

        assertThat(tried(scene.stranger(), BEN, PASSWORD)).isEqualTo(wrong);
        assertThat(scene.told("signin")).endsWith(trouble.told);
        assertThat(tried(scene.stranger(), BEN, WRONG)).isEqualTo(wrong);
    }

    @Test
    void aClosedAccountIsAnsweredLikeAWrongPassword() {
        Answer wrong = tried(scene.stranger(), BEN, WRONG);
        User user = scene.user(ben);
        scene.change(ben, user.status().with(UserStatus.CLOSED), user.security());

        assertThat(tried(scene.stranger(), BEN, PASSWORD)).isEqualTo(wrong);
        assertThat(scene.told("signin")).endsWith("access.not_found");
    }

    @Test
    void aClosedOrganizationIsAnsweredLikeAWrongPassword() {
        Answer wrong = tried(scene.stranger(), BEN, WRONG);
        scene.roster().operations().close(scene.organization()).orThrow();

        assertThat(tried(scene.stranger(), BEN, PASSWORD)).isEqualTo(wrong);
        assertThat(tried(scene.stranger(), NOBODY, PASSWORD)).isEqualTo(wrong);
    }

    @Test
    void anUnknownAccountIsAnsweredLikeAWrongPassword() {
        Answer wrong = tried(scene.stranger(), BEN, WRONG);

        assertThat(tried(scene.stranger(), NOBODY, WRONG)).isEqualTo(wrong);
        assertThat(scene.told("signin")).endsWith("access.not_found");
    }

    @Test
    void anUnknownOrganizationIsAnsweredLikeAWrongPassword() {
        Answer wrong = tried(scene.stranger(), BEN, WRONG);

        assertThat(tried(elsewhere(), BEN, PASSWORD)).isEqualTo(wrong);
    }

    @Test
    void anAccountWithoutPasswordIsAnsweredLikeAWrongPassword() {
        Answer wrong = tried(scene.stranger(), BEN, WRONG);
        scene.roster()
                .operations()
                .importUser(scene.organization(), UserImport.of("cleo@weiss.example", STAFF))
                .orThrow();

        assertThat(tried(scene.stranger(), "cleo@weiss.example", PASSWORD)).isEqualTo(wrong);
    }

    @Test
    void theAttemptThatLocksCostsTheSameForEverybodyAndNobody() {
        List<Answer> known = many(() -> scene.stranger(), BEN);
        User user = scene.user(ben);

        assertThat(many(() -> scene.stranger(), NOBODY)).isEqualTo(known);
        assertThat(many(this::elsewhere, BEN)).isEqualTo(known);
        assertThat(user.status().lock()).isPresent();
    }

    @Test
    void whoeverWasTriedHoweverOftenBeforeCostsTheSameAsWhoeverIsTriedForTheFirstTime() {
        List<Answer> first = many(() -> scene.stranger(), NOBODY);
        for (int i = 0; i < 10; i++) {
            clock.move(Duration.ofDays(1));
            many(() -> scene.stranger(), NOBODY);
        }
        clock.move(Duration.ofDays(1));

        assertThat(many(() -> scene.stranger(), NOBODY).subList(0, THRESHOLD)).isEqualTo(first.subList(0, THRESHOLD));
    }

    @Test
    void theAttemptThatLocksADeactivatedAccountCostsTheSame() {
        List<Answer> nobody = many(() -> scene.stranger(), NOBODY);
        User user = scene.user(ben);
        scene.change(ben, user.status().with(UserStatus.DEACTIVATED), user.security());

        assertThat(many(() -> scene.stranger(), BEN)).isEqualTo(nobody);
    }

    @Test
    void onAKnownDeviceTooAWrongPasswordIsAnsweredLikeAnUnknownAccount() {
        String device = scene.join("eva@weiss.example")
                .signedIn()
                .flatMap(in -> in.device())
                .orElseThrow()
                .reveal();

        Answer own = tried(() ->
                scene.stranger().signIn("eva@weiss.example", WRONG, device).refusal());
        Answer others = tried(() -> scene.stranger().signIn(BEN, WRONG, device).refusal());
        Answer nobodys =
                tried(() -> scene.stranger().signIn(NOBODY, WRONG, device).refusal());

        assertThat(others).isEqualTo(own);
        assertThat(nobodys).isEqualTo(own);
    }

    @Test
    void theRefusalSaysNothing() {
        assertThat(tried(scene.stranger(), BEN, WRONG).refusal()).isEqualTo(Refusal.of(SignInReason.REFUSED));
        assertThat(tried(scene.stranger(), BEN, WRONG).hashes()).isEqualTo(1);
    }

    private List<Answer> many(java.util.function.Supplier<Front> front, String address) {
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < THRESHOLD + 1; i++) {
            answers.add(tried(front.get(), address, WRONG));
        }
        return answers;
    }

    /** Each time at the door of the same organization that does not exist. */
    private Front elsewhere() {
        return scene.roster().front(nowhere, new Source("203.0.113.9"));
    }

    private Answer tried(Front front, String address, String password) {
        return tried(() -> front.signIn(address, password).refusal());
    }

    private Answer tried(java.util.function.Supplier<Optional<Refusal>> attempt) {
        int before = scene.hashes().count();
        List<Refusal> refusals = new ArrayList<>();
        List<String> calls = storage.during(() -> attempt.get().ifPresent(refusals::add));
        assertThat(refusals).hasSize(1);
        return new Answer(refusals.get(0), scene.hashes().count() - before, calls);
    }
}
