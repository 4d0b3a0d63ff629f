package io.rosterkit.engine.wiring;

import io.rosterkit.account.Account;
import io.rosterkit.audit.Journal;
import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.account.AccountEngine;
import io.rosterkit.engine.audit.BoundJournal;
import io.rosterkit.engine.audit.JournalWriter;
import io.rosterkit.engine.audit.Seals;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Ids;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.Repetition;
import io.rosterkit.engine.dispatch.Dispatcher;
import io.rosterkit.engine.invitation.InvitationExpiry;
import io.rosterkit.engine.listing.Cursors;
import io.rosterkit.engine.notice.MessageRenderer;
import io.rosterkit.engine.organization.BoundPractices;
import io.rosterkit.engine.organization.Organizations;
import io.rosterkit.engine.secret.CodeWords;
import io.rosterkit.engine.user.BoundUsers;
import io.rosterkit.engine.user.UserImports;
import io.rosterkit.health.Health;
import io.rosterkit.invitation.Invitations;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.RequestId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.notice.Outbox;
import io.rosterkit.organization.PracticePolicy;
import io.rosterkit.organization.Practices;
import io.rosterkit.profile.Profile;
import io.rosterkit.signin.AuthenticatedSession;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.spi.audit.JournalStore;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.notice.MessageWork;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.storage.PurgeWork;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.storage.StorageContentionException;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.user.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Wires the rooms, once. Only this class knows how they are made. */
public final class Rooms {

    private static final Duration KEPT = Duration.ofDays(30);

    private final Storage storage;
    private final OperationRunner runner;
    private final Gate gate;
    private final Organizations.Parts organizations;
    private final BoundPractices.Parts practices;
    private final InvitationRoom invitations;
    private final BoundJournal.Parts journal;
    private final UserImports.Parts userImports;
    private final BoundUsers.Parts users;
    private final Dispatcher dispatcher;
    private final Outbox outbox;
    private final SignInRoom signIn;
    private final FrontRooms front;
    private final AccountEngine account;
    private final Duration messagesKept;

    /** Makes all engines. */
    public Rooms(Plan plan) {
        Profile profile = plan.profile();
        Foundation base = new Foundation(plan);
        this.storage = base.storage;
        this.runner = base.runner;
        this.gate = base.gate;
        Ids ids = base.ids;
        JournalWriter journalWriter = base.journalWriter;
        CodeWords words = base.words;
        Cursors cursors = base.cursors;
        this.invitations = new InvitationRoom(plan, base);
        this.organizations = organizations(base, profile);
        this.practices = practices(journalWriter, words, ids, cursors, profile.practice());
        this.journal = journal(cursors, base.seals);
        LockoutRoom lockout = new LockoutRoom(plan, base);
        this.signIn = new SignInRoom(plan, base, lockout);
        this.userImports = userImports(base);
        this.users = users(journalWriter, ids, cursors, lockout);
        this.front = new FrontRooms(plan, base, invitations, lockout, signIn);
        this.account = front.account();
        this.dispatcher = dispatcher(plan, base);
        this.outbox = new Outbox(storage.port(MessageWork.class), runner::now);
        this.messagesKept = plan.sending().messagesKept();
    }

    private Organizations.Parts organizations(Foundation base, Profile profile) {
        return new Organizations.Parts(
                runner,
                storage.port(OrganizationStore.class),
                base.journalWriter,
                base.words,
                base.ids,
                invitations.engine,
                profile.firstUser(),
                profile.zone());
    }

    private UserImports.Parts userImports(Foundation base) {
        return new UserImports.Parts(
                runner,
                gate,
                storage.port(InvitationStore.class),
                invitations.addresses,
                base.journalWriter,
                base.words,
                base.ids,
                signIn.passwords.hashing());
    }

    private BoundPractices.Parts practices(
            JournalWriter journalWriter, CodeWords words, Ids ids, Cursors cursors, PracticePolicy policy) {
        BoundPractices.Stores stores = new BoundPractices.Stores(
                storage.port(OrganizationStore.class), storage.port(UserStore.class), storage.port(CounterStore.class));
        return new BoundPractices.Parts(runner, gate, stores, journalWriter, words, ids, cursors, policy);
    }

    private BoundUsers.Parts users(JournalWriter journalWriter, Ids ids, Cursors cursors, LockoutRoom lockout) {
        BoundUsers.Stores stores = new BoundUsers.Stores(
                storage.port(UserStore.class), storage.port(CounterStore.class), invitations.addresses);
        return new BoundUsers.Parts(
                runner,
                gate,
                stores,
                journalWriter,
                ids,
                cursors,
                lockout.unlockers,
                new BoundUsers.Proofs(signIn.self, lockout.policy));
    }

    private BoundJournal.Parts journal(Cursors cursors, Seals seals) {
        BoundJournal.Subjects subjects = new BoundJournal.Subjects(
                storage.port(InvitationStore.class),
                storage.port(UserStore.class),
                storage.port(OrganizationStore.class));
        return new BoundJournal.Parts(runner, gate, storage.port(JournalStore.class), subjects, cursors, seals);
    }

    private Dispatcher dispatcher(Plan plan, Foundation base) {
        OrganizationStore organizationStore = storage.port(OrganizationStore.class);
        MessageRenderer.Screen screen =
                (message, text) -> !base.words.told(text, organizationStore.practices(message.organization()));
        MessageRenderer writer = new MessageRenderer(new MessageComposers(plan, base).all(), screen);
        return new Dispatcher(
                storage.port(MessageWork.class),
                plan.sending().gateways(),
                writer,
                runner::now,
                plan.profile().notice());
    }

    /** Opening and closing organizations. */
    public Organizations organizations(Optional<RequestId> request) {
        return new Organizations(request, organizations);
    }

    /** Whether the session of a token is good at this moment, and whose it is. */
    public Outcome<AuthenticatedSession> session(String token) {
        return signIn.sessions.present(token);
    }

    /** What an actor in one organization reaches. */
    public Desks desks() {
        return new Desks();
    }

    /** What people without a session reach. */
    public FrontRooms front() {
        return front;
    }

    /** Writing down that invitations have expired. */
    public InvitationExpiry expiry() {
        return invitations.expiry;
    }

    /** Importing users. */
    public UserImports userImports(OrganizationId organization, Repetition request) {
        Call call = Call.of(new Actor.Job(organization, "operations"), Source.unknown());
        return new UserImports(call.once(request), userImports);
    }

    /** A session for a user whom the host has authenticated. */
    public Outcome<SignedIn> signInExternally(OrganizationId organization, Repetition request, UserId user) {
        Call call = Call.of(new Actor.Job(organization, "operations"), Source.unknown());
        return signIn.external.signInExternally(call.once(request), user);
    }

    /** Sending messages. */
    public Dispatcher dispatcher() {
        return dispatcher;
    }

    /** The messages that wait. */
    public Outbox outbox() {
        return outbox;
    }

    /** How gateways and outbox are. */
    public Health health() {
        return new Health(dispatcher.health(), outbox.backlog());
    }

    /** Forgetting what is old. */
    public int purge(int limit) {
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

    /** What an actor reaches. */
    public final class Desks {

        private Desks() {}

        /** Practices. */
        public Practices practices(Call call) {
            return new BoundPractices(call, practices);
        }

        /** Invitations. */
        public Invitations invitations(Call call) {
            return invitations.engine.at(call);
        }

        /** The own account. */
        public Account account(Call call) {
            return account.at(call);
        }

        /** Users. */
        public Users users(Call call) {
            return new BoundUsers(call, users);
        }

        /** The journal. */
        public Journal journal(Call call) {
            return new BoundJournal(call, journal);
        }
    }
}
