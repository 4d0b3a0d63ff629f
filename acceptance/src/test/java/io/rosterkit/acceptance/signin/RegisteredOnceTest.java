package io.rosterkit.acceptance.signin;

import static io.rosterkit.acceptance.signin.Scene.BEN;
import static io.rosterkit.acceptance.signin.Scene.PASSWORD;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Desk;
import io.rosterkit.Front;
import io.rosterkit.acceptance.Barrier;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.RegistrationStatus;
import io.rosterkit.organization.OpeningReceipt;
import io.rosterkit.registration.Registration;
import io.rosterkit.registration.RegistrationPolicy;
import io.rosterkit.registration.RegistrationReceipt;
import io.rosterkit.secondstep.SecondStepPolicy.Demand;
import io.rosterkit.signin.SecondStep;
import io.rosterkit.spi.signin.SignInStore;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a registration comes to: one user, with a session where the policy says so and without one where not. */
@EveryStorage
@RosterTest
class RegisteredOnceTest {

    private static final int THREADS = 32;
    private static final String FOUNDER = "founder@weiss.example";

    @Test
    @Tag("S1")
    void theFirstInvitationMakesOneUserWithOnePassword(Storage storage, MovableClock clock) {
        Scene scene = Scene.of(storage, clock, profile -> profile);
        OpeningReceipt founded =
                scene.roster().operations().open("Praxis Weiß", FOUNDER).orThrow();
        Desk support =
                scene.roster().as(new Actor.Support(founded.organization(), "sam", Permission.ofLibrary(), "case 17"));
        String link = scene.link(FOUNDER);
        String word = support.practices()
                .showCodeWord(founded.practice())
                .orThrow()
                .word()
                .orElseThrow()
                .reveal();
        IntFunction<Front> strangers =
                number -> scene.roster().front(founded.organization(), new Source("192.0.2." + number));

        List<Outcome<Registration>> answers = Barrier.together(
                THREADS, number -> () -> strangers.apply(number).register(link, word, PASSWORD + number));

        List<Integer> in = IntStream.range(0, THREADS)
                .filter(number -> answers.get(number).refusal().isEmpty())
                .boxed()
                .toList();
        assertThat(in).hasSize(1);
        assertThat(support.journal()
                        .read(JournalQuery.Filter.all(), JournalQuery.Order.OLDEST_FIRST, PageRequest.first(100))
                        .orThrow()
                        .items())
                .filteredOn(entry -> entry.act().equals("user.join"))
                .hasSize(1);
        clock.move(Duration.ofDays(1));
        int other = (in.get(0) + 1) % THREADS;
        assertThat(strangers.apply(100).signIn(FOUNDER, PASSWORD + other).refusal())
                .isPresent();
        assertThat(strangers.apply(101).signIn(FOUNDER, PASSWORD + in.get(0)).refusal())
                .isEmpty();
    }

    @Test
    @Tag("M3")
    void whoeverRepeatsItEndsAsTheSameUser(Storage storage, MovableClock clock) {
        Scene scene = Scene.of(storage, clock, profile -> profile);
        UserId invited = scene.invited(BEN).user();
        String link = scene.link(BEN);
        String word = scene.word();

        List<UserId> users = Barrier.together(THREADS, number -> () -> untilDone(scene, link, word));

        assertThat(users).containsOnly(invited);
        assertThat(scene.told("user.join")).hasSize(1);
    }

    @Test
    @Tag("S5")
    void theListTellsHowFarARegistrationHasCome(Storage storage, MovableClock clock) {
        Scene scene = Scene.of(storage, clock, profile -> profile.secondStep(Scene.codes(Demand.ALWAYS, Demand.OFF)));
        String link = scene.invite(BEN);
        assertThat(status(scene)).isEqualTo(RegistrationStatus.INVITED);

        SecondStep step = step(scene.stranger().register(link, scene.word(), PASSWORD));
        assertThat(status(scene)).isEqualTo(RegistrationStatus.SECOND_STEP_OPEN);

        scene.stranger().answerRegistration(step.token().reveal(), scene.code()).orThrow();
        assertThat(status(scene)).isEqualTo(RegistrationStatus.REGISTERED);
    }

    @Test
    @Tag("P7")
    void whereThePolicyDoesNotSignInThereIsNoSessionAndNoDevice(Storage storage, MovableClock clock) {
        Scene scene = Scene.of(
                storage,
                clock,
                profile -> profile.registration(RegistrationPolicy.standard().signsIn(false)));
        String link = scene.invite(BEN);

        RegistrationReceipt ben = scene.stranger()
                .register(link, scene.word(), PASSWORD)
                .orThrow()
                .done();

        assertNotIn(scene, scene.office, ben);
        assertThat(scene.letsIn(PASSWORD)).isTrue();
    }

    @Test
    @Tag("P7")
    void norWithACode(Storage storage, MovableClock clock) {
        Scene scene = Scene.of(
                storage,
                clock,
                profile -> profile.registration(RegistrationPolicy.standard().signsIn(false))
                        .secondStep(Scene.codes(Demand.ALWAYS, Demand.OFF)));
        SecondStep step = step(scene.stranger().register(scene.invite(BEN), scene.word(), PASSWORD));

        RegistrationReceipt ben = scene.stranger()
                .answerRegistration(step.token().reveal(), scene.code())
                .orThrow()
                .done();

        assertNotIn(scene, scene.office, ben);
    }

    @Test
    @Tag("P7")
    @Tag("M3")
    void norByAcceptingWhatWaits(Storage storage, MovableClock clock) {
        Scene scene = Scene.of(
                storage,
                clock,
                profile -> profile.registration(RegistrationPolicy.standard().signsIn(false)));
        UserId ben = scene.join(BEN).user();
        Office elsewhere = scene.kit.offices().open();
        var waiting = elsewhere.desk().invitations().invite(BEN, STAFF).orThrow();
        var session = scene.roster()
                .operations()
                .signInExternally(scene.organization(), ben)
                .orThrow()
                .session();

        RegistrationReceipt there = scene.roster()
                .as(new Actor.Member(session), new Source("203.0.113.7"))
                .account()
                .accept(elsewhere.organization(), waiting.invitation(), elsewhere.codeWord(), Play.OTHER)
                .orThrow()
                .done();

        assertThat(there.user()).isEqualTo(waiting.user());
        assertNotIn(scene, elsewhere, there);
    }

    private static void assertNotIn(Scene scene, Office office, RegistrationReceipt registered) {
        assertThat(registered.signedIn()).isEmpty();
        SignInStore store = scene.storage.port(SignInStore.class);
        assertThat(store.devices(office.organization(), registered.user())).isEmpty();
        assertThat(store.sessions(office.organization(), registered.user(), java.time.Instant.EPOCH, 10))
                .isEmpty();
        assertThat(office.journal("session.begin"))
                .noneMatch(
                        entry -> entry.subject().id().equals(registered.user().uuid()));
    }

    private static UserId untilDone(Scene scene, String link, String word) {
        for (int i = 0; i < 1000; i++) {
            Outcome<Registration> answer = scene.stranger().register(link, word, PASSWORD);
            if (answer.refusal().isEmpty()) {
                return answer.orThrow().done().user();
            }
            assertThat(Scene.reason(answer)).isIn(InvitationReason.ACCEPTED, InvitationReason.CODE_WORD_WRONG);
        }
        throw new AssertionError("never done");
    }

    private static SecondStep step(Outcome<Registration> begun) {
        return ((Registration.CodeSent) begun.orThrow()).step();
    }

    private static RegistrationStatus status(Scene scene) {
        return scene.desk().directory().list(PageRequest.first(100)).orThrow().items().stream()
                .filter(row -> row.contact().address().orElseThrow().key().equals(BEN))
                .map(row -> row.status().registration())
                .findFirst()
                .orElseThrow();
    }

    /** Without a code word nothing is limited, so there is nothing to give back and nothing to tell of it. */
    @Test
    void whereNoCodeWordIsAskedForTheSecondTimeTellsOfNoTrouble(Storage storage, MovableClock clock) {
        Scene scene = Scene.of(
                storage,
                clock,
                profile -> profile.registration(RegistrationPolicy.standard().codeWord(false)));
        String link = scene.invite(BEN);
        scene.stranger().register(link, "", PASSWORD).orThrow();
        scene.stranger().register(link, "", PASSWORD).orThrow();

        assertThat(scene.told("registration.register")).isEmpty();
    }
}
