package io.rosterkit;

import io.rosterkit.account.Account;
import io.rosterkit.audit.Journal;
import io.rosterkit.directory.Directory;
import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.audit.JournalEngine;
import io.rosterkit.engine.audit.Revisions;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.Repetition;
import io.rosterkit.engine.directory.DirectoryEngine;
import io.rosterkit.engine.dispatch.Dispatcher;
import io.rosterkit.engine.dispatch.Gateways;
import io.rosterkit.engine.invitation.InvitationExpiry;
import io.rosterkit.engine.lockout.AttemptLimiter;
import io.rosterkit.engine.lockout.Guards;
import io.rosterkit.engine.lockout.Locks;
import io.rosterkit.engine.lockout.Sources;
import io.rosterkit.engine.notice.MessageRenderer;
import io.rosterkit.engine.organization.OrganizationEngine;
import io.rosterkit.engine.password.Hashing;
import io.rosterkit.engine.password.PasswordParts;
import io.rosterkit.engine.password.Passwords;
import io.rosterkit.engine.secret.Codes;
import io.rosterkit.engine.secret.Links;
import io.rosterkit.engine.secret.Tokens;
import io.rosterkit.engine.signin.ExternalSignIn;
import io.rosterkit.engine.signin.SessionIssuer;
import io.rosterkit.engine.signin.SignIns;
import io.rosterkit.engine.user.UserImportEngine;
import io.rosterkit.engine.verification.Challenges;
import io.rosterkit.health.Health;
import io.rosterkit.invitation.Invitations;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Source;
import io.rosterkit.notice.Outbox;
import io.rosterkit.organization.Practices;
import io.rosterkit.password.Argon2Hasher;
import io.rosterkit.spi.audit.JournalStore;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.notice.MessageWork;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.signin.SignInStore;
import io.rosterkit.spi.storage.PurgeWork;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.storage.StorageContentionException;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.spi.verification.VerificationStore;
import io.rosterkit.user.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;

/** Wires the rooms, once. Only this class knows how they are made. */
final class Rooms {

    private static final Duration KEPT = Duration.ofDays(30);

    private final Storage storage;
    private final OperationRunner runner;
    private final Gate gate;
    private final OrganizationRoom organizations;
    private final InvitationRoom invitations;
    private final JournalEngine journal;
    private final UserRoom users;
    private final DirectoryEngine directory;
    private final Dispatcher dispatcher;
    private final Outbox outbox;
    private final SignIns.Parts signIns;
    private final FrontRooms front;
    private final Duration messagesKept;

    Rooms(RosterBuilder plan, Gateways gateways, BiFunction<Links.Kind, String, String> url) {
        Foundation base = new Foundation(plan);
        this.storage = base.storage;
        this.runner = base.runner;
        this.gate = base.gate;
        this.invitations = new InvitationRoom(plan, base);
        this.organizations = new OrganizationRoom(plan.profile, base, invitations.engine);
        this.journal = journal(base);
        this.signIns = signIns(plan, base);
        this.users = new UserRoom(plan.profile, base, invitations, signIns.hashing(), signIns::self);
        this.directory = new DirectoryEngine(storage.port(UserStore.class), base.pageReader);
        this.front = new FrontRooms(plan, base, invitations, users, signIns);
        this.dispatcher = dispatcher(plan, base, gateways, url);
        this.outbox = new Outbox(storage.port(MessageWork.class), runner::now);
        this.messagesKept = plan.messagesKept();
    }

    private SignIns.Parts signIns(RosterBuilder plan, Foundation base) {
        LockoutPolicy lockout = plan.profile.lockout();
        CounterStore counters = storage.port(CounterStore.class);
        SignInStore store = storage.port(SignInStore.class);
        Tokens tokens = new Tokens(plan.keys);
        Locks locks = new Locks(
                runner,
                base.journalWriter,
                base.ids,
                base.unlockers,
                new Locks.Stores(storage.port(UserStore.class), counters));
        Guards guards = new Guards(
                new AttemptLimiter(runner, counters),
                new Sources(runner, plan.sources(), lockout.sources()),
                locks,
                lockout);
        SessionIssuer.Limits limits = new SessionIssuer.Limits(
                plan.profile.session(), lockout.devices().atMost());
        Challenges.Sending sending = new Challenges.Sending(
                storage.port(VerificationStore.class), new Codes(plan.keys), plan.profile.verification());
        return new SignIns.Parts(
                runner,
                gate,
                store,
                guards,
                passwords(plan),
                new SessionIssuer(base.journalWriter, base.ids, tokens, store, limits),
                new Challenges(runner, base.ids, plan.keys, sending),
                tokens);
    }

    private static PasswordParts passwords(RosterBuilder plan) {
        return new PasswordParts(
                new Passwords(plan.profile.password()),
                new Hashing(plan.passwords().orElseGet(Argon2Hasher::new), plan.profile.password(), plan.pepper()));
    }

    private JournalEngine journal(Foundation base) {
        Revisions revisions = new Revisions(
                storage.port(InvitationStore.class),
                storage.port(UserStore.class),
                storage.port(OrganizationStore.class));
        return new JournalEngine(
                runner, gate, storage.port(JournalStore.class), revisions, base.pageReader, base.seals);
    }

    private Dispatcher dispatcher(
            RosterBuilder plan, Foundation base, Gateways gateways, BiFunction<Links.Kind, String, String> url) {
        OrganizationStore organizationStore = storage.port(OrganizationStore.class);
        MessageRenderer.Screen screen =
                (message, text) -> !base.words.told(text, organizationStore.practices(message.organization()));
        MessageRenderer writer = new MessageRenderer(new MessageComposers(plan, base, url).all(), screen);
        return new Dispatcher(storage.port(MessageWork.class), gateways, writer, runner::now, plan.profile.notice());
    }

    OrganizationEngine organizations() {
        return organizations.organizations;
    }

    Practices practices(Call call) {
        return organizations.practices.at(call);
    }

    Invitations invitations(Call call) {
        return invitations.engine.at(call);
    }

    FrontRooms front() {
        return front;
    }

    InvitationExpiry expiry() {
        return invitations.expiry;
    }

    Account account(Call call) {
        return front.account(call);
    }

    Users users(Call call) {
        return users.engine.at(call);
    }

    UserImportEngine userImports() {
        return users.imports;
    }

    Directory directory(Call call) {
        return directory.at(call);
    }

    ExternalSignIn externalSignIn(OrganizationId organization, Repetition request) {
        Call call = Call.of(new Actor.Job(organization, "operations"), Source.unknown());
        return new ExternalSignIn(call.once(request), signIns);
    }

    Journal journal(Call call) {
        return journal.at(call);
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    Outbox outbox() {
        return outbox;
    }

    Health health() {
        return new Health(dispatcher.health(), outbox.backlog());
    }

    int purge(int limit) {
        PurgeWork work = storage.port(PurgeWork.class);
        Instant now = runner.now();
        Instant before = now.minus(KEPT);
        int purged = 0;
        try {
            purged += work.requests(before, limit);
            purged += work.sessions(before, limit - purged);
            purged += work.challenges(before, limit - purged);
            return purged + work.messages(now.minus(messagesKept), limit - purged);
        } catch (StorageContentionException contended) {
            return purged;
        }
    }
}
