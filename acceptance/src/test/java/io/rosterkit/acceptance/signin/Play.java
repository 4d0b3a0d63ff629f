package io.rosterkit.acceptance.signin;

import static io.rosterkit.acceptance.signin.Scene.BEN;
import static io.rosterkit.acceptance.signin.Scene.PASSWORD;
import static io.rosterkit.acceptance.signin.Scene.PHONE;
import static io.rosterkit.profile.StandardProfile.STAFF;

import io.rosterkit.Front;
import io.rosterkit.account.Account;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.registration.Registration;
import io.rosterkit.secondstep.SecondStepPolicy.Demand;
import io.rosterkit.signin.SecondStep;
import io.rosterkit.signin.SignIn;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices.Office;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ben on the way through a flow, in an office where something else happens meanwhile. */
final class Play {

    static final String OTHER = "twelve green ladders hum";
    static final String NEW_ADDRESS = "benjamin@weiss.example";

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Source ELSEWHERE = new Source("203.0.113.99");

    final Scene scene;
    final MovableClock clock;
    private final List<String> sessions = new ArrayList<>();
    private Office stage;
    private Optional<InvitationReceipt> invited = Optional.empty();
    private Optional<SignedIn> ben = Optional.empty();

    private Play(Scene scene, MovableClock clock) {
        this.scene = scene;
        this.clock = clock;
        this.stage = scene.office;
    }

    /** In a product that asks for a code at registration, and at sign-in on unknown devices. */
    static Play of(Storage storage, MovableClock clock) {
        return of(storage, clock, Demand.ALWAYS);
    }

    /** In a product that asks for a code at sign-in on unknown devices, and perhaps at registration. */
    static Play of(Storage storage, MovableClock clock, Demand registration) {
        return new Play(
                Scene.of(
                        storage,
                        clock,
                        profile -> profile.secondStep(Scene.codes(registration, Demand.UNKNOWN_DEVICE))),
                clock);
    }

    /** Where it happens. */
    Office stage() {
        return stage;
    }

    InvitationReceipt invited() {
        return invited.orElseThrow();
    }

    UserId ben() {
        return ben.orElseThrow().session().user();
    }

    String device() {
        return ben.orElseThrow().device().orElseThrow().reveal();
    }

    /** Ben is invited there; the invitation is near its end. The answer is the link. */
    String invitedAt(Office office) {
        InvitationReceipt receipt = office.desk()
                .invitations()
                .invite(InvitationDraft.to(BEN, STAFF).reachableAt(PHONE))
                .orThrow();
        invited = Optional.of(receipt);
        clock.moveTo(receipt.expiresAt().minus(MINUTE.multipliedBy(5)));
        return scene.link(BEN);
    }

    /** The same, and it is there that things happen. */
    Office invitedElsewhere() {
        Office elsewhere = scene.kit.offices().open();
        invitedAt(elsewhere);
        return elsewhere;
    }

    /** The front door there. */
    Front front() {
        return scene.roster().front(stage.organization(), ELSEWHERE);
    }

    void movesTo(Office office) {
        stage = office;
    }

    /** Ben is a user. */
    Play joined() {
        Registration begun = scene.stranger()
                .register(invitedAt(scene.office), scene.office.codeWord(), PASSWORD)
                .orThrow();
        ben = begun instanceof Registration.CodeSent sent
                ? scene.stranger()
                        .answerRegistration(sent.step().token().reveal(), scene.code())
                        .orThrow()
                        .done()
                        .signedIn()
                : begun.done().signedIn();
        clock.move(MINUTE);
        sessions.add(ben.orElseThrow().token().reveal());
        invited = Optional.empty();
        return this;
    }

    /** A registration for which a code was sent a minute ago. */
    String registering(String link) {
        Registration begun = scene.stranger()
                .register(link, scene.office.codeWord(), PASSWORD)
                .orThrow();
        scene.code();
        clock.move(MINUTE);
        return ((Registration.CodeSent) begun).step().token().reveal();
    }

    /** A sign-in for which a code was sent a minute ago. */
    String signingIn() {
        SignIn begun = scene.stranger().signIn(BEN, PASSWORD).orThrow();
        scene.code();
        clock.move(MINUTE);
        return ((SecondStep) begun).token().reveal();
    }

    /** Ben's own account, in a session that begins now. */
    Account account() {
        SignedIn in = scene.roster()
                .operations()
                .signInExternally(scene.organization(), ben())
                .orThrow();
        sessions.add(in.token().reveal());
        return scene.roster().as(new Actor.Member(in.session()), ELSEWHERE).account();
    }

    /** Whether a session of Ben's is still good. */
    boolean anySessionIsGood() {
        return sessions.stream()
                .anyMatch(token -> scene.roster().session(token).refusal().isEmpty());
    }

    /** How many sessions have begun on the stage, whatever became of it. */
    long sessionsBegun() {
        return stage.journal("session.begin").size();
    }

    /** Ben as a user at home, as stored; empty while there is none. */
    Optional<User> user() {
        return ben.flatMap(in -> stored(scene.organization(), in.session().user()));
    }

    /** Whoever has come of the invitation that is open. */
    Optional<User> newcomer(Office office) {
        return invited.flatMap(receipt -> stored(office.organization(), receipt.user()));
    }

    private Optional<User> stored(OrganizationId organization, UserId id) {
        return scene.storage
                .port(UserStore.class)
                .find(Viewer.of(organization), id)
                .value();
    }
}
