package io.rosterkit.acceptance.signin;

import static io.rosterkit.acceptance.signin.Scene.BEN;
import static io.rosterkit.acceptance.signin.Scene.PASSWORD;
import static io.rosterkit.acceptance.signin.Scene.WRONG;
import static io.rosterkit.acceptance.signin.Scene.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.model.UserId;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.registration.Registration;
import io.rosterkit.registration.RegistrationReceipt;
import io.rosterkit.secondstep.SecondStepPolicy.Demand;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The link of an accepted invitation is a door to sign in, and answers as that door does. */
@RosterTest
@Tag("N4")
class RegisteringAgainTest {

    private static final String OTHER = "nine silver buckets sing";

    private WatchedStorage storage;
    private MovableClock clock;
    private Scene scene;
    private UserId ben;
    private String link;
    private String word;

    /** What can have become of somebody who has registered. */
    @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
    enum Trouble {
        DEACTIVATED("access.user_not_active", (scene, user) -> stand(scene, user, UserStatus.DEACTIVATED)),
        CLOSED("access.user_not_active", (scene, user) -> stand(scene, user, UserStatus.CLOSED)),
        LOCKED_BY_HAND(
                "access.user_locked",
                (scene, user) -> scene.desk().users().lock(user).orThrow()),
        LOCKED_BY_ATTEMPTS(
                "signin.locked",
                (scene, user) ->
                        scene.guessWrong(LockoutPolicy.standard().password().threshold())),
        ORGANIZATION_CLOSED(
                "access.organization_closed",
                (scene, user) ->
                        scene.roster().operations().close(scene.organization()).orThrow());

        private final String told;
        private final BiConsumer<Scene, UserId> happens;

        Trouble(String told, BiConsumer<Scene, UserId> happens) {
            this.told = told;
            this.happens = happens;
        }

        private static void stand(Scene scene, UserId id, UserStatus status) {
            var user = scene.user(id);
            scene.change(id, user.status().with(status), user.security());
        }
    }

    private record Answer(Refusal refusal, int hashes, List<String> calls) {}

    @BeforeEach
    void join(Storage below, MovableClock movable) {
        storage = new WatchedStorage(below);
        clock = movable;
        scene = Scene.of(storage, movable, profile -> profile);
        ben = scene.ben().session().user();
        link = scene.link(BEN);
        word = scene.word();
    }

    @Test
    void aWrongPasswordIsOneAttemptAndOneHash() {
        Answer wrong = tried(WRONG);

        assertThat(wrong.refusal()).isEqualTo(Refusal.of(InvitationReason.ACCEPTED));
        assertThat(wrong.hashes()).isEqualTo(1);
        assertThat(scene.guesses()).isEqualTo(1);
    }

    @Test
    @Tag("L1")
    void aWrongCodeWordIsOneAttempt() {
        for (int i = 0; i < 4; i++) {
            assertThat(reason(scene.stranger().register(link, "BBBBB-22222", PASSWORD)))
                    .isEqualTo(InvitationReason.CODE_WORD_WRONG);
        }

        assertThat(scene.stranger().register(link, word, PASSWORD).refusal()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("L4")
    void theRightPasswordOfOneInTroubleIsAnsweredLikeAWrongOne(Trouble trouble) {
        Answer wrong = tried(WRONG);
        trouble.happens.accept(scene, ben);

        assertThat(tried(PASSWORD)).isEqualTo(wrong);
        assertThat(tried(WRONG)).isEqualTo(wrong);
        if (trouble != Trouble.ORGANIZATION_CLOSED) {
            assertThat(scene.told("signin")).endsWith(trouble.told, trouble.told);
        }
    }

    @Test
    void whoHasTheAddressNowIsNotSignedInByAnOldLink() {
        Trouble.CLOSED.happens.accept(scene, ben);
        String newer = scene.invite(BEN);
        RegistrationReceipt other =
                scene.stranger().register(newer, word, OTHER).orThrow().done();

        assertThat(reason(scene.stranger().register(link, word, OTHER))).isEqualTo(InvitationReason.ACCEPTED);
        assertThat(scene.stranger()
                        .register(newer, word, OTHER)
                        .orThrow()
                        .done()
                        .user())
                .isEqualTo(other.user());
    }

    @Test
    @Tag("V3")
    void aCodeForItIsTypedWhereTheRegistrationEnds() {
        demandCodes();
        String step = step();
        String code = scene.code();

        RegistrationReceipt again =
                scene.stranger().answerRegistration(step, code).orThrow().done();
        assertThat(again.user()).isEqualTo(ben);
        String token = again.signedIn().orElseThrow().token().reveal();
        assertThat(scene.roster().session(token).orThrow().session().user()).isEqualTo(ben);
    }

    @Test
    @Tag("V3")
    void aCodeForItIsTypedWhereASignInEndsToo() {
        demandCodes();
        String step = step();

        assertThat(scene.stranger()
                        .answerSignIn(step, scene.code())
                        .orThrow()
                        .session()
                        .user())
                .isEqualTo(ben);
    }

    private void demandCodes() {
        scene = scene.under(clock, profile -> profile.secondStep(Scene.codes(Demand.ALWAYS, Demand.ALWAYS)));
    }

    private String step() {
        Registration begun = scene.stranger().register(link, word, PASSWORD).orThrow();
        return ((Registration.CodeSent) begun).step().token().reveal();
    }

    private Answer tried(String password) {
        int before = scene.hashes().count();
        List<Refusal> refusals = new ArrayList<>();
        List<String> calls = storage.during(
                () -> scene.stranger().register(link, word, password).refusal().ifPresent(refusals::add));
        assertThat(refusals).hasSize(1);
        return new Answer(refusals.get(0), scene.hashes().count() - before, calls);
    }
}
