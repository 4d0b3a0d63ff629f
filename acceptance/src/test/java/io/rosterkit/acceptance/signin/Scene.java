package io.rosterkit.acceptance.signin;

import static io.rosterkit.profile.StandardProfile.STAFF;

import io.rosterkit.Desk;
import io.rosterkit.Front;
import io.rosterkit.Roster;
import io.rosterkit.RosterBuilder;
import io.rosterkit.audit.JournalRecord;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.lockout.Budget;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.lockout.SourceLimits;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.profile.Profile;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.registration.RegistrationReceipt;
import io.rosterkit.secondstep.SecondStepPolicy;
import io.rosterkit.secondstep.SecondStepPolicy.Demand;
import io.rosterkit.signin.SignIn;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.user.UserRows;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.testkit.Hashes;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices.Office;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** An office at whose front door people stand: some with an invitation, some with a password, some with neither. */
final class Scene {

    static final String BEN = "ben@weiss.example";
    static final String PHONE = "+4915112345678";
    static final String PASSWORD = "seven purple ladders hum";
    static final String WRONG = "eleven yellow ladders hum";

    private static final Duration QUARTER = Duration.ofMinutes(15);

    final Kit kit;
    final Storage storage;
    final Office office;
    private final AtomicInteger strangers = new AtomicInteger();

    private Scene(Kit kit, Storage storage) {
        this(kit, storage, kit.offices().open("Praxis am Park"));
    }

    private Scene(Kit kit, Storage storage, Office office) {
        this.kit = kit;
        this.storage = storage;
        this.office = office;
    }

    /** With the standard profile, but for what is changed. */
    static Scene of(Storage storage, MovableClock clock, UnaryOperator<Profile.Builder> change) {
        return of(storage, clock, change, roster -> roster);
    }

    /** The same, in a roster with that change too. */
    static Scene of(
            Storage storage,
            MovableClock clock,
            UnaryOperator<Profile.Builder> change,
            UnaryOperator<RosterBuilder> roster) {
        Profile profile = change.apply(StandardProfile.builder("Example")).build();
        return new Scene(Kit.of(storage, clock, profile, roster), storage);
    }

    /** So many failures of one source in five minutes. */
    static UnaryOperator<RosterBuilder> failures(int ofOneSource) {
        return roster -> roster.sourceLimits(SourceLimits.standard().failures(ofOneSource));
    }

    /** With that budget of strangers for passwords. */
    static Scene of(Storage storage, MovableClock clock, Budget passwords) {
        return of(storage, clock, profile -> profile.lockout(passwords(passwords)));
    }

    /** The standard policy with that budget of strangers for passwords. */
    static LockoutPolicy passwords(Budget budget) {
        return LockoutPolicy.standard().password(budget);
    }

    /** A budget that locks for a quarter of an hour, again and again. */
    static Budget budget(int threshold, int cap) {
        return Budget.threshold(threshold)
                .lockedFor(QUARTER, QUARTER)
                .neverHeld()
                .cap(cap);
    }

    /** The same office, from now on with the standard profile but for what is changed. */
    Scene under(MovableClock clock, UnaryOperator<Profile.Builder> change) {
        return new Scene(of(storage, clock, change).kit, storage, office);
    }

    /** Codes at these times. */
    static SecondStepPolicy codes(Demand registration, Demand signIn) {
        return SecondStepPolicy.standard().registration(registration).signIn(signIn);
    }

    Roster roster() {
        return kit.roster();
    }

    Hashes hashes() {
        return kit.hashes();
    }

    OrganizationId organization() {
        return office.organization();
    }

    /** The owner, in a session that has just begun. */
    Desk desk() {
        return roster().as(roster().operations()
                .signInExternally(organization(), office.session().user())
                .orThrow()
                .session());
    }

    /** The front door, for somebody who was never here before. */
    Front stranger() {
        return front("198.51.100." + strangers.incrementAndGet());
    }

    Front front(String clientKey) {
        return roster().front(organization(), new Source(clientKey));
    }

    String word() {
        return office.codeWord();
    }

    /** Invites somebody with a phone. */
    InvitationReceipt invited(String address) {
        return desk().invitations()
                .invite(InvitationDraft.to(address, STAFF).reachableAt("+49 151 12345678"))
                .orThrow();
    }

    /** The same; the answer is the link. */
    String invite(String address) {
        invited(address);
        return link(address);
    }

    String link(String address) {
        return kit.mail().to(address).link();
    }

    /** The code that arrived last. */
    String code() {
        return kit.handsets().to(PHONE).code();
    }

    /** Somebody who was invited and has registered, where no code is needed for that. */
    RegistrationReceipt join(String address) {
        return stranger().register(invite(address), word(), PASSWORD).orThrow().done();
    }

    /** Ben has joined; this is the session and the device with which he did. */
    SignedIn ben() {
        return join(BEN).signedIn().orElseThrow();
    }

    /** A stranger tries Ben's password. */
    Outcome<SignIn> guess(String password) {
        return stranger().signIn(BEN, password);
    }

    void guessWrong(int times) {
        for (int i = 0; i < times; i++) {
            guess(WRONG);
        }
    }

    boolean letsIn(String password) {
        return guess(password).refusal().isEmpty();
    }

    /**
     * Why attempts of that act were refused, as the journal knows it, the oldest first; done ones are an empty text.
     */
    List<String> told(String act) {
        List<String> reasons = new ArrayList<>(office.journal(act).stream()
                .map(entry -> entry.refusal().orElse(""))
                .toList());
        Collections.reverse(reasons);
        return reasons;
    }

    long guesses() {
        return told("signin").stream().filter("signin.password_wrong"::equals).count();
    }

    /** Sessions that began with a password alone. */
    List<JournalRecord> sessions() {
        return office.journal("session.begin").stream()
                .filter(entry -> entry.agent().ground().equals("password"))
                .toList();
    }

    List<JournalRecord> journal() {
        Desk desk = desk();
        List<JournalRecord> entries = new ArrayList<>();
        Optional<PageRequest> next = Optional.of(PageRequest.first(100));
        while (next.isPresent()) {
            PageRequest request = next.get();
            var page = desk.journal()
                    .read(JournalQuery.Filter.all(), JournalQuery.Order.OLDEST_FIRST, request)
                    .orThrow();
            entries.addAll(page.items());
            next = page.next().map(request::after);
        }
        return entries;
    }

    /** The user as it is stored. */
    User user(UserId id) {
        return storage.port(UserStore.class)
                .find(Viewer.of(organization()), id)
                .value()
                .orElseThrow();
    }

    /** What an administrator's act would do to the row of a user. */
    void change(UserId id, User.Status status, User.Security security) {
        User before = user(id);
        User after = before.withStatus(
                status, security, before.revision().next(before.revision().seal()));
        Applied applied = storage.apply(UserRows.update(before, after));
        if (!(applied instanceof Applied.Done)) {
            throw new AssertionError("the user was not changed: " + applied);
        }
    }

    static Reason reason(Outcome<?> outcome) {
        return outcome.refusal()
                .orElseThrow(() -> new AssertionError("it was not refused"))
                .reason();
    }
}
