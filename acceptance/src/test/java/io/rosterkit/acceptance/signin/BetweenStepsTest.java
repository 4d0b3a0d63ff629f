package io.rosterkit.acceptance.signin;

import static io.rosterkit.acceptance.signin.Scene.BEN;
import static io.rosterkit.acceptance.signin.Scene.PASSWORD;
import static io.rosterkit.acceptance.signin.Scene.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.lockout.Lock;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.registration.Registration;
import io.rosterkit.secondstep.SecondStepPolicy.Demand;
import io.rosterkit.signin.SecondStep;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens between one step and the next counts at the next. */
@EveryStorage
@RosterTest
@Tag("V2")
class BetweenStepsTest {

    private static final String EVA = "eva@weiss.example";

    private Scene scene;
    private MovableClock clock;

    /** What can happen between a registration's password and its code. */
    @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
    enum Meanwhile {
        ORGANIZATION_CLOSED(AccessReason.ORGANIZATION_CLOSED, (test, invited) -> test.close()),
        WITHDRAWN(
                InvitationReason.WITHDRAWN,
                (test, invited) -> test.scene
                        .desk()
                        .invitations()
                        .withdraw(invited.invitation())
                        .orThrow()),
        RENEWED(
                VerificationReason.CHALLENGE_OVER,
                (test, invited) -> test.scene
                        .desk()
                        .invitations()
                        .renew(invited.invitation())
                        .orThrow()),
        DECLINED(
                InvitationReason.DECLINED,
                (test, invited) ->
                        test.scene.stranger().decline(test.scene.link(BEN)).orThrow()),
        EXPIRED(InvitationReason.EXPIRED, (test, invited) -> test.clock.moveTo(invited.expiresAt()));

        private final Reason reason;
        private final BiConsumer<BetweenStepsTest, InvitationReceipt> happens;

        Meanwhile(Reason reason, BiConsumer<BetweenStepsTest, InvitationReceipt> happens) {
            this.reason = reason;
            this.happens = happens;
        }
    }

    /** What can happen between the password of a sign-in and its code. */
    @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
    enum Change {
        ORGANIZATION_CLOSED((test, user) -> test.close()),
        DEACTIVATED((test, user) ->
                test.scene.change(user.id(), user.status().with(UserStatus.DEACTIVATED), user.security())),
        CLOSED((test, user) -> test.scene.change(user.id(), user.status().with(UserStatus.CLOSED), user.security())),
        LOCKED_BY_HAND((test, user) -> test.scene.change(
                user.id(),
                user.status()
                        .with(Optional.of(
                                new Lock(Lock.Kind.ADMINISTRATOR, user.origin().since(), Optional.empty()))),
                user.security())),
        LATER_EPOCH((test, user) ->
                test.scene.change(user.id(), user.status(), user.security().endSessions()));

        private final BiConsumer<BetweenStepsTest, User> happens;

        Change(BiConsumer<BetweenStepsTest, User> happens) {
            this.happens = happens;
        }
    }

    @BeforeEach
    void open(Storage storage, MovableClock movable) {
        clock = movable;
        scene = Scene.of(storage, movable, profile -> profile.secondStep(Scene.codes(Demand.ALWAYS, Demand.ALWAYS)));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("N4")
    void aRegistrationAsksEverythingAgain(Meanwhile meanwhile) {
        InvitationReceipt invited = scene.invited(BEN);
        clock.moveTo(invited.expiresAt().minus(Duration.ofMinutes(5)));
        String step = begin(BEN);
        String code = scene.code();
        meanwhile.happens.accept(this, invited);

        assertThat(reason(scene.stranger().answerRegistration(step, code))).isEqualTo(meanwhile.reason);
        assertThat(reason(scene.stranger().answerRegistration(step, code)))
                .isIn(meanwhile.reason, VerificationReason.CHALLENGE_OVER);
        assertThat(found(invited.user())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("L5")
    void aSignInAsksEverythingAgain(Change change) {
        UserId ben = register(BEN);
        String step = signIn(BEN);
        String code = scene.code();
        change.happens.accept(this, scene.user(ben));

        assertThat(reason(scene.stranger().answerSignIn(step, code))).isEqualTo(VerificationReason.CHALLENGE_OVER);
    }

    @Test
    void aStepOfARegistrationIsNoneOfASignInAndNoCodeOfOneIsOfTheOther() {
        register(EVA);
        scene.invited(BEN);
        String registering = begin(BEN);
        String codeOfRegistering = scene.code();
        clock.move(Duration.ofMinutes(1));
        String signingIn = signIn(EVA);
        String codeOfSigningIn = scene.code();

        assertThat(reason(scene.stranger().answerSignIn(registering, codeOfRegistering)))
                .isEqualTo(VerificationReason.CHALLENGE_OVER);
        assertThat(reason(scene.stranger().answerRegistration(registering, codeOfSigningIn)))
                .isEqualTo(VerificationReason.CODE_WRONG);
        assertThat(reason(scene.stranger().answerRegistration(signingIn, codeOfRegistering)))
                .isEqualTo(VerificationReason.CODE_WRONG);
        assertThat(scene.stranger().answerSignIn(signingIn, codeOfSigningIn).refusal())
                .isEmpty();
        assertThat(scene.stranger()
                        .answerRegistration(registering, codeOfRegistering)
                        .refusal())
                .isEmpty();
    }

    @Test
    void theCodeOfOneOpensNotTheStepOfAnother() {
        register(BEN);
        register(EVA);
        String bens = signIn(BEN);
        String codeOfBen = scene.code();
        clock.move(Duration.ofMinutes(1));
        String evas = signIn(EVA);
        scene.code();

        assertThat(reason(scene.stranger().answerSignIn(evas, codeOfBen))).isEqualTo(VerificationReason.CODE_WRONG);
        assertThat(scene.stranger().answerSignIn(bens, codeOfBen).refusal()).isEmpty();
    }

    @Test
    void aStepIsTakenOnce() {
        register(BEN);
        String step = signIn(BEN);
        String code = scene.code();
        assertThat(scene.stranger().answerSignIn(step, code).refusal()).isEmpty();

        assertThat(reason(scene.stranger().answerSignIn(step, code))).isEqualTo(VerificationReason.CHALLENGE_OVER);
        assertThat(reason(scene.stranger().sendNewCode(step))).isEqualTo(VerificationReason.CHALLENGE_OVER);
    }

    @Test
    @Tag("S2")
    void aStepIsNoneAtTheDoorOfAnotherOrganization() {
        register(BEN);
        String step = signIn(BEN);
        String code = scene.code();
        clock.move(Duration.ofMinutes(1));
        var elsewhere = scene.roster()
                .front(scene.kit.offices().open().organization(), new io.rosterkit.model.access.Source("203.0.113.9"));

        assertThat(reason(elsewhere.answerSignIn(step, code))).isEqualTo(VerificationReason.CHALLENGE_OVER);
        assertThat(reason(elsewhere.answerRegistration(step, code))).isEqualTo(VerificationReason.CHALLENGE_OVER);
        assertThat(reason(elsewhere.sendNewCode(step))).isEqualTo(VerificationReason.CHALLENGE_OVER);
        assertThat(scene.stranger().answerSignIn(step, code).refusal()).isEmpty();
    }

    private void close() {
        scene.roster().operations().close(scene.organization()).orThrow();
    }

    private String begin(String address) {
        Registration begun = scene.stranger()
                .register(scene.link(address), scene.word(), PASSWORD)
                .orThrow();
        return ((Registration.CodeSent) begun).step().token().reveal();
    }

    private UserId register(String address) {
        scene.invited(address);
        UserId id = scene.stranger()
                .answerRegistration(begin(address), scene.code())
                .orThrow()
                .done()
                .user();
        clock.move(Duration.ofMinutes(1));
        return id;
    }

    private String signIn(String address) {
        return ((SecondStep) scene.stranger().signIn(address, PASSWORD).orThrow())
                .token()
                .reveal();
    }

    private Optional<User> found(UserId id) {
        return scene.storage
                .port(UserStore.class)
                .find(Viewer.of(scene.organization()), id)
                .value();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("L5")
    void noCodeIsSentAgainToOneWhoMayNotComeInAnyMore(Change change) {
        UserId ben = register(BEN);
        String step = signIn(BEN);
        scene.code();
        int sent = scene.kit.handsets().to(Scene.PHONE).count();
        change.happens.accept(this, scene.user(ben));
        clock.move(Duration.ofMinutes(1));

        assertThat(scene.stranger().sendNewCode(step).refusal()).isPresent();
        assertThat(scene.kit.handsets().to(Scene.PHONE).count()).isEqualTo(sent);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("M4")
    void noCodeIsSentAgainForAnInvitationThatIsOver(Meanwhile meanwhile) {
        InvitationReceipt invited = scene.invited(BEN);
        clock.moveTo(invited.expiresAt().minus(Duration.ofMinutes(5)));
        String step = begin(BEN);
        scene.code();
        int sent = scene.kit.handsets().to(Scene.PHONE).count();
        meanwhile.happens.accept(this, invited);
        clock.move(Duration.ofMinutes(1));

        assertThat(scene.stranger().sendNewCode(step).refusal()).isPresent();
        assertThat(scene.kit.handsets().to(Scene.PHONE).count()).isEqualTo(sent);
    }
}
