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

/** All engines of a roster, made once. */
public final class Engines {

    private static final Duration KEPT_FOR = Duration.ofDays(30);

    private final Storage storage;
    private final OperationRunner runner;
    private final Profiles profiles;
    private final OrganizationWiring organizations;
    private final InvitationWiring invitations;
    private final JournalEngine journal;
    private final UserWiring users;
    private final DirectoryEngine directory;
    private final AccessEngine access;
    private final Dispatcher dispatcher;
    private final Outbox outbox;
    private final SignInWiring signIn;
    private final FrontEngines front;
    private final AccountEngine account;
    private final Duration messagesKept;

    public Engines(RosterConfiguration configuration) {
        SharedEngines shared = new SharedEngines(configuration);
        this.storage = shared.storage;
        this.runner = shared.runner;
        this.profiles = shared.profiles;
        LockoutWiring lockout = new LockoutWiring(configuration, shared);
        this.signIn = new SignInWiring(configuration, shared, lockout);
        this.invitations = new InvitationWiring(configuration, shared);
        this.organizations = new OrganizationWiring(shared, invitations.engine);
        this.journal = journal(shared);
        this.users = new UserWiring(shared, invitations, signIn.passwords.hashing(), signIn.reauthentication);
        this.directory = new DirectoryEngine(storage.port(UserStore.class), shared.pageReader);
        this.access = new AccessEngine(shared.gate, shared.profiles, storage.port(UserStore.class));
        this.front = new FrontEngines(configuration, shared, invitations, lockout, signIn);
        this.account = front.account(users.names);
        this.dispatcher = dispatcher(configuration, shared);
        this.outbox = new OutboxEngine(storage.port(MessageWork.class), runner);
        this.messagesKept = configuration.sending().messagesKept();
    }

    private JournalEngine journal(SharedEngines shared) {
        Revisions revisions = new Revisions(
                storage.port(InvitationStore.class),
                storage.port(UserStore.class),
                storage.port(OrganizationStore.class));
        return new JournalEngine(
                runner, shared.gate, storage.port(JournalStore.class), revisions, shared.pageReader, shared.seals);
    }

    private Dispatcher dispatcher(RosterConfiguration configuration, SharedEngines shared) {
        OrganizationStore store = storage.port(OrganizationStore.class);
        MessageRenderer.ContentFilter screen =
                (message, text) -> !shared.codeWords.occursIn(text, store.practices(message.organization()));
        MessageRenderer renderer = new MessageRenderer(new MessageComposers(configuration, shared).all(), screen);
        return new Dispatcher(
                storage.port(MessageWork.class),
                configuration.sending().gateways(),
                renderer,
                runner::now,
                configuration.sending().policy());
    }

    /** Opens and closes organizations. */
    public OrganizationEngine organizations() {
        return organizations.organizations;
    }

    /** The session of a token, if it is valid at this moment. */
    public Outcome<AuthenticatedSession> session(String token) {
        return signIn.sessions.authenticate(token);
    }

    /** The engines for an actor in one organization. */
    public DeskEngines desks() {
        return new DeskEngines();
    }

    /** The engines for people without a session. */
    public FrontEngines front() {
        return front;
    }

    /** Ends expired invitations. */
    public InvitationExpiry expiry() {
        return invitations.expiry;
    }

    /** Imports users. */
    public UserImportEngine userImports() {
        return users.imports;
    }

    /** Begins sessions of users whom the host has authenticated. */
    public ExternalSignIn externalSignIn() {
        return signIn.external;
    }

    /** Sends messages. */
    public Dispatcher dispatcher() {
        return dispatcher;
    }

    /** Shows the messages that wait. */
    public Outbox outbox() {
        return outbox;
    }

    /** The health of the gateways and the outbox. */
    public Health health() {
        return new Health(dispatcher.health(), outbox.backlog(), profiles.missing());
    }

    /** Deletes old requests, sessions, challenges and messages, at most {@code limit}, and returns how many. */
    public int purge(int limit) {
        PurgeWork work = storage.port(PurgeWork.class);
        Instant now = runner.now();
        Instant before = now.minus(KEPT_FOR);
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

    /** The engines for an actor. */
    public final class DeskEngines {

        private DeskEngines() {}

        /** Whether the caller has the permission. */
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

        /** The account of the caller. */
        public Account account(Call call) {
            return account.at(call);
        }

        /** Users. */
        public Users users(Call call) {
            return users.engine.at(call);
        }

        /** Users and invited people. */
        public Directory directory(Call call) {
            return directory.at(call);
        }

        /** The journal. */
        public Journal journal(Call call) {
            return journal.at(call);
        }
    }
}
