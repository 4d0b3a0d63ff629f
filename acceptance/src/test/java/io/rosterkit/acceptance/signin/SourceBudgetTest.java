package io.rosterkit.acceptance.signin;

import static io.rosterkit.acceptance.signin.Scene.BEN;
import static io.rosterkit.acceptance.signin.Scene.PASSWORD;
import static io.rosterkit.acceptance.signin.Scene.WRONG;
import static io.rosterkit.acceptance.signin.Scene.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.rosterkit.Front;
import io.rosterkit.acceptance.Barrier;
import io.rosterkit.audit.JournalRecord;
import io.rosterkit.audit.PersonalData;
import io.rosterkit.lockout.SourceLimits;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.lockout.LockoutReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.secondstep.SecondStepPolicy;
import io.rosterkit.signin.SecondStep;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@RosterTest
@Tag("L7")
class SourceBudgetTest {

    private static final int FAILURES = 3;
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final String HERE = "203.0.113.5";

    private WatchedStorage storage;
    private MovableClock clock;
    private Scene scene;
    private SignedIn ben;
    private String link;

    /** What somebody can fail at who is counted by where they come from. */
    @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
    enum Failure {
        SIGN_IN("signIn", (test, from) -> test.front(from).signIn("nobody@weiss.example", WRONG)),
        SIGN_IN_ON_A_DEVICE("signIn", (test, from) -> test.front(from).signIn(BEN, WRONG, "no-device")),
        LOOK("look", (test, from) -> test.front(from).look("no-link")),
        DECLINE("decline", (test, from) -> test.front(from).decline("no-link")),
        REGISTER("register", (test, from) -> test.front(from).register("no-link", "word", PASSWORD)),
        REGISTER_WITH_A_LINK("register", (test, from) -> test.front(from).register(test.link, "BBBBB-22222", PASSWORD)),
        ANSWER_REGISTRATION(
                "answerRegistration", (test, from) -> test.front(from).answerRegistration("no-step", "123456")),
        ANSWER_SIGN_IN("answerSignIn", (test, from) -> test.front(from).answerSignIn("no-step", "123456")),
        SEND_NEW_CODE("sendNewCode", (test, from) -> test.front(from).sendNewCode("no-step")),
        RECOVER("recover", (test, from) -> test.front(from).recover("nobody@weiss.example")),
        RESET_PASSWORD("resetPassword", (test, from) -> test.front(from).resetPassword("no-link", "word", PASSWORD)),
        CONFIRM_ADDRESS("confirmAddress", (test, from) -> test.front(from).confirmAddress("no-link")),
        ACCEPT("accept", SourceBudgetTest::accept);

        private final String operation;
        private final BiFunction<SourceBudgetTest, Source, Outcome<?>> act;

        Failure(String operation, BiFunction<SourceBudgetTest, Source, Outcome<?>> act) {
            this.operation = operation;
            this.act = act;
        }

        /** Who acts from a session is asked first whether that is still good. */
        private List<String> costOverTheBudget() {
            return this == ACCEPT ? List.of("SignInStore.own") : List.of();
        }
    }

    @BeforeEach
    void join(Storage below, MovableClock movable) {
        clock = movable;
        storage = new WatchedStorage(below);
        scene = scene(false);
        ben = scene.ben();
        link = scene.invite("cleo@weiss.example");
    }

    @Test
    void everythingIsCountedThatIsDoneAtTheFront() {
        Stream<String> front = Arrays.stream(Front.class.getMethods())
                .filter(method -> method.getReturnType().equals(Outcome.class))
                .map(Method::getName);

        assertThat(Stream.of(Failure.values()).map(failure -> failure.operation))
                .containsAll(Stream.concat(front, Stream.of("accept")).toList());
    }

    private Scene scene(boolean mayBeUnknown) {
        SourceLimits limits = SourceLimits.standard()
                .failures(FAILURES)
                .window(WINDOW)
                .maxSources(1000)
                .clientKeyOptional(mayBeUnknown);
        return Scene.of(storage, clock, profile -> profile, roster -> roster.sourceLimits(limits));
    }

    @ParameterizedTest
    @EnumSource
    void overTheBudgetNothingIsLookedAt(Failure failure) {
        spend(failure);
        int hashes = scene.hashes().count();

        assertThat(storage.during(() -> assertOver(failed(failure))))
                .isSubsetOf("SignInStore.own", "JournalStore.salts", "apply");
        for (Failure other : Failure.values()) {
            assertThat(storage.during(() -> assertOver(failed(other)))).isEqualTo(other.costOverTheBudget());
        }
        assertThat(storage.during(() -> assertOver(here().signIn(BEN, PASSWORD))))
                .isEmpty();
        assertThat(scene.hashes().count()).isEqualTo(hashes);
    }

    @ParameterizedTest
    @EnumSource
    void whoDoesNotSayWhereTheyComeFromIsRefused(Failure failure) {
        assertThat(storage.during(() -> assertThat(reason(failure.act.apply(this, new Source(" "))))
                        .isEqualTo(LockoutReason.CLIENT_KEY_MISSING)))
                .isEqualTo(failure.costOverTheBudget());
    }

    @Test
    void aHostMayLeaveTheClientKeyAwayIfItSaysSo() {
        Scene without = scene(true);
        without.join("eva@weiss.example");
        Front unknown = without.roster().front(without.organization(), Source.unknown());

        for (int i = 0; i < FAILURES; i++) {
            assertThat(unknown.signIn("nobody@weiss.example", WRONG).refusal()).isPresent();
        }
        assertThat(unknown.signIn("eva@weiss.example", PASSWORD).refusal()).isEmpty();
    }

    @Test
    void everySourceHasItsOwnTowardsEachOrganization() {
        Office other = scene.kit.offices().open();
        spend(Failure.SIGN_IN);

        assertOver(here().signIn(BEN, PASSWORD));
        assertThat(scene.stranger().signIn(BEN, PASSWORD).refusal()).isEmpty();
        assertThat(reason(scene.roster()
                        .front(other.organization(), new Source(HERE))
                        .signIn(BEN, PASSWORD)))
                .isNotEqualTo(LockoutReason.SOURCE_OVER_BUDGET);
    }

    @Test
    void aKnownDeviceHasItsOwn() {
        String device = ben.device().orElseThrow().reveal();
        spend(Failure.SIGN_IN);
        assertThat(here().signIn(BEN, PASSWORD, device).refusal()).isEmpty();

        for (int i = 0; i < FAILURES; i++) {
            assertThat(reason(scene.stranger().signIn(BEN, WRONG, device)))
                    .isNotEqualTo(LockoutReason.SOURCE_OVER_BUDGET);
        }
        assertOver(scene.stranger().signIn(BEN, PASSWORD, device));
        assertThat(scene.stranger().signIn(BEN, PASSWORD).refusal()).isEmpty();
    }

    @Test
    @Tag("L3")
    void whoHasComeAsFarAsTheCodeIsNotStoppedByOthersAtTheSamePlace() {
        Scene codes = Scene.of(
                storage,
                clock,
                profile -> profile.secondStep(Scene.codes(SecondStepPolicy.Demand.OFF, SecondStepPolicy.Demand.ALWAYS)),
                Scene.failures(FAILURES));
        codes.join(BEN);
        Front here = codes.front(HERE);
        String step =
                ((SecondStep) here.signIn(BEN, PASSWORD).orThrow()).token().reveal();
        for (int i = 0; i < FAILURES; i++) {
            here.signIn("nobody@weiss.example", WRONG);
        }
        assertOver(here.signIn(BEN, PASSWORD));
        clock.move(Duration.ofSeconds(40));

        assertThat(here.sendNewCode(step).refusal()).isEmpty();
        assertThat(here.answerSignIn(step, codes.code()).refusal()).isEmpty();
    }

    @Test
    void aDeviceIsOneForItsOwnerOnly() {
        String device = ben.device().orElseThrow().reveal();
        for (int i = 0; i < FAILURES; i++) {
            assertThat(reason(here().signIn("eva@weiss.example", WRONG, device)))
                    .isEqualTo(SignInReason.REFUSED);
        }

        assertOver(here().signIn("eva@weiss.example", WRONG, device));
        assertOver(here().look("no-link"));
        assertThat(here().signIn(BEN, PASSWORD, device).refusal()).isEmpty();
    }

    @Test
    void whatIsUnderWayIsNoFailure() {
        List<Reason> meanwhile = new ArrayList<>();
        storage.beforeWrite(
                1,
                () -> {
                    for (int i = 0; i < FAILURES; i++) {
                        meanwhile.add(reason(here().look("no-link")));
                    }
                },
                () -> assertThat(here().signIn(BEN, PASSWORD).refusal()).isEmpty());

        assertThat(meanwhile)
                .containsExactly(InvitationReason.LINK_UNKNOWN, InvitationReason.LINK_UNKNOWN, LockoutReason.BUSY);
        assertThat(scene.journal())
                .noneMatch(entry -> entry.refusal().equals(Optional.of(LockoutReason.SOURCE_OVER_BUDGET.code())));
        assertThat(reason(here().look("no-link"))).isEqualTo(InvitationReason.LINK_UNKNOWN);
        assertOver(here().look("no-link"));
    }

    @Test
    void aCallThatEndsWithAFaultHasToldNothing() {
        for (int i = 0; i < 2 * FAILURES; i++) {
            scene.hashes().nextThrows();
            assertThatIllegalStateException().isThrownBy(() -> here().signIn(BEN, WRONG));
            clock.move(Duration.ofSeconds(1));
        }

        assertThat(reason(here().look("no-link"))).isEqualTo(InvitationReason.LINK_UNKNOWN);
    }

    @Test
    void theWindowPassesAndSuccessesCostNothing() {
        for (int i = 0; i < 2 * FAILURES; i++) {
            assertThat(here().signIn(BEN, PASSWORD).refusal()).isEmpty();
        }
        spend(Failure.LOOK);
        clock.move(WINDOW.minusNanos(1000));
        assertOver(here().signIn(BEN, PASSWORD));
        clock.move(Duration.ofNanos(1000));

        assertThat(here().signIn(BEN, PASSWORD).refusal()).isEmpty();
    }

    @Test
    @Tag("G4")
    void theJournalTellsOfItOnceASourceAndWindowWithACount() {
        for (int window = 0; window < 2; window++) {
            spend(Failure.SIGN_IN);
            for (int i = 0; i < 5; i++) {
                assertOver(here().signIn(BEN, PASSWORD));
            }
            clock.move(WINDOW);
        }

        List<JournalRecord> over = scene.journal().stream()
                .filter(entry -> entry.refusal().equals(Optional.of(LockoutReason.SOURCE_OVER_BUDGET.code())))
                .toList();
        assertThat(over)
                .extracting(entry -> entry.details().get("refused-before"))
                .containsExactly("0", "5");
        assertThat(over).allSatisfy(entry -> assertThat(entry.agent().source()).isEqualTo(PersonalData.known(HERE)));
    }

    @Test
    void manyAtOnceAreNoMoreThanTheBudget() {
        List<Outcome<?>> answers = Barrier.together(32, number -> () -> here().look("no-link"));

        assertThat(answers)
                .filteredOn(answer -> reason(answer) == InvitationReason.LINK_UNKNOWN)
                .hasSize(FAILURES);
        assertThat(answers)
                .extracting(answer -> reason(answer))
                .isSubsetOf(InvitationReason.LINK_UNKNOWN, LockoutReason.SOURCE_OVER_BUDGET, LockoutReason.BUSY);
    }

    private Front here() {
        return scene.front(HERE);
    }

    private Front front(Source from) {
        return scene.roster().front(scene.organization(), from);
    }

    private Outcome<?> accept(Source from) {
        return scene.roster()
                .as(new Actor.Member(ben.session()), from)
                .account()
                .accept(scene.organization(), new InvitationId(UUID.randomUUID()), "word", PASSWORD);
    }

    private Outcome<?> failed(Failure failure) {
        return failure.act.apply(this, new Source(HERE));
    }

    /** Asking for recovery is no failure, but it counts like one. */
    private void spend(Failure failure) {
        for (int i = 0; i < FAILURES; i++) {
            assertThat(failed(failure).refusal().map(Refusal::reason))
                    .isNotEqualTo(Optional.of(LockoutReason.SOURCE_OVER_BUDGET));
        }
    }

    private static void assertOver(Outcome<?> outcome) {
        assertThat(reason(outcome)).isEqualTo(LockoutReason.SOURCE_OVER_BUDGET);
    }
}
