package io.rosterkit.engine.wiring;

import io.rosterkit.account.Account;
import io.rosterkit.audit.Journal;
import io.rosterkit.directory.Directory;
import io.rosterkit.engine.access.AccessEngine;
import io.rosterkit.engine.account.AccountEngine;
import io.rosterkit.engine.audit.JournalEngine;
import io.rosterkit.engine.audit.Revisions;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.directory.DirectoryEngine;
import io.rosterkit.engine.dispatch.Dispatcher;
import io.rosterkit.engine.invitation.InvitationExpiry;
import io.rosterkit.engine.notice.MessageRenderer;
import io.rosterkit.engine.notice.OutboxEngine;
import io.rosterkit.engine.organization.OrganizationEngine;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.engine.signin.ExternalSignIn;
import io.rosterkit.engine.user.UserImportEngine;
import io.rosterkit.health.Health;
import io.rosterkit.invitation.Invitations;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.notice.Outbox;
import io.rosterkit.organization.Practices;
import io.rosterkit.session.AuthenticatedSession;
import io.rosterkit.spi.audit.JournalStore;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.notice.MessageWork;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.storage.PurgeWork;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.storage.StorageContentionException;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.user.Users;
import java.time.Duration;
import java.time.Instant;

/** All engines, made once. */
public final class Rooms {

    private static final Duration KEPT = Duration.ofDays(30);

    private final Storage storage;
    private final OperationRunner runner;
    private final Profiles profiles;
    private final OrganizationRoom organizations;
    private final InvitationRoom invitations;
    private final JournalEngine journal;
    private final UserRoom users;
    private final DirectoryEngine directory;
    private final AccessEngine access;
    private final Dispatcher dispatcher;
    private final Outbox outbox;
    private final SignInRoom signIn;
    private final FrontRooms front;
    private final AccountEngine account;
    private final Duration messagesKept;

    /** Makes all engines. */
    public Rooms(Plan plan) {
        Foundation base = new Foundation(plan);
        this.storage = base.storage;
        this.runner = base.runner;
        this.profiles = base.profiles;
        LockoutRoom lockout = new LockoutRoom(plan, base);
        this.signIn = new SignInRoom(plan, base, lockout);
        this.invitations = new InvitationRoom(plan, base);
        this.organizations = new OrganizationRoom(base, invitations.engine);
        this.journal = journal(base);
        this.users = new UserRoom(base, invitations, signIn.passwords.hashing(), signIn.self);
        this.directory = new DirectoryEngine(storage.port(UserStore.class), base.pageReader);
        this.access = new AccessEngine(base.gate, base.profiles, storage.port(UserStore.class));
        this.front = new FrontRooms(plan, base, invitations, lockout, signIn);
        this.account = front.account(users.names);
        this.dispatcher = dispatcher(plan, base);
        this.outbox = new OutboxEngine(storage.port(MessageWork.class), runner);
        this.messagesKept = plan.sending().messagesKept();
    }

    private JournalEngine journal(Foundation base) {
        Revisions revisions = new Revisions(
                storage.port(InvitationStore.class),
                storage.port(UserStore.class),
                storage.port(OrganizationStore.class));
        return new JournalEngine(
                runner, base.gate, storage.port(JournalStore.class), revisions, base.pageReader, base.seals);
    }

    private Dispatcher dispatcher(Plan plan, Foundation base) {
        OrganizationStore store = storage.port(OrganizationStore.class);
        MessageRenderer.Screen screen =
                (message, text) -> !base.words.told(text, store.practices(message.organization()));
        MessageRenderer renderer = new MessageRenderer(new MessageComposers(plan, base).all(), screen);
        return new Dispatcher(
                storage.port(MessageWork.class),
                plan.sending().gateways(),
                renderer,
                runner::now,
                plan.sending().policy());
    }

    /** Opening and closing organizations. */
    public OrganizationEngine organizations() {
        return organizations.organizations;
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
    public UserImportEngine userImports() {
        return users.imports;
    }

    /** Sessions of users whom the host has authenticated. */
    public ExternalSignIn externalSignIn() {
        return signIn.external;
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
        return new Health(dispatcher.health(), outbox.backlog(), profiles.missing());
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

        /** Whether the caller may. */
        public boolean may(Call call, Permission permission) {
            return access.may(call, permission);
        }

        /** Practices. */
        public Practices practices(Call call) {
            return organizations.practices.at(call);
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
            return users.engine.at(call);
        }

        /** Everybody who was invited, registered or not. */
        public Directory directory(Call call) {
            return directory.at(call);
        }

        /** The journal. */
        public Journal journal(Call call) {
            return journal.at(call);
        }
    }
}
