package io.rosterkit.engine.wiring;

import io.rosterkit.engine.dispatch.Dispatcher;
import io.rosterkit.engine.expiry.InvitationExpiry;
import io.rosterkit.engine.lifecycle.EndAnnouncements;
import io.rosterkit.engine.lifecycle.InactiveUsers;
import io.rosterkit.engine.notice.MessageRenderer;
import io.rosterkit.engine.notice.OutboxEngine;
import io.rosterkit.engine.organization.OrganizationEngine;
import io.rosterkit.engine.seat.EndedSeats;
import io.rosterkit.engine.signin.ExternalSignIn;
import io.rosterkit.engine.user.UserImportEngine;
import io.rosterkit.health.Health;
import io.rosterkit.lifecycle.ExpiryReport;
import io.rosterkit.model.notice.Backlog;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.notice.Outbox;
import io.rosterkit.session.AuthenticatedSession;
import io.rosterkit.spi.notice.MessageWork;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.storage.JoinedStorage;
import io.rosterkit.spi.storage.PurgeWork;
import io.rosterkit.spi.storage.StorageContentionException;
import java.time.Duration;
import java.time.Instant;

/** All engines of a roster, made once. */
public final class Engines {

    private static final Duration KEPT_FOR = Duration.ofDays(30);

    private final RosterConfiguration configuration;
    private final SharedEngines shared;
    private final DeskEngines desks;
    private final InvitationExpiry expiry;
    private final EndAnnouncements announcements;
    private final InactiveUsers inactivity;
    private final EndedSeats endedSeats;
    private final Dispatcher dispatcher;
    private final Outbox outbox;

    public Engines(RosterConfiguration configuration) {
        this.configuration = configuration;
        this.shared = SharedEngines.of(configuration);
        this.desks = new DeskEngines(configuration, shared);
        this.expiry = desks.invitations.expiry();
        this.announcements = desks.users.announcements(shared);
        this.inactivity = desks.users.inactivity(shared);
        this.endedSeats = desks.users.endedSeats(shared);
        this.dispatcher = dispatcher(configuration, shared);
        this.outbox = new OutboxEngine(shared.storage.port(MessageWork.class), shared.runner);
    }

    private static Dispatcher dispatcher(RosterConfiguration configuration, SharedEngines shared) {
        OrganizationStore store = shared.storage.port(OrganizationStore.class);
        MessageRenderer.ContentFilter screen =
                (message, text) -> !shared.codeWords.occursIn(text, store.practices(message.organization()));
        MessageRenderer renderer = new MessageRenderer(new MessageComposers(configuration, shared).all(), screen);
        return new Dispatcher(
                shared.storage.port(MessageWork.class),
                configuration.sending().gateways(),
                renderer,
                shared.runner::now,
                configuration.sending().policy());
    }

    /** Opens and closes organizations. */
    public OrganizationEngine organizations() {
        return desks.organizations.organizations;
    }

    /** The session of a token, if it is valid at this moment. */
    public Outcome<AuthenticatedSession> session(String token) {
        return desks.signIn.sessions.authenticate(token);
    }

    /** The engines for an actor in one organization. */
    public DeskEngines desks() {
        return desks;
    }

    /** New engines for an actor in one organization, for one transaction of the host. */
    public DeskEngines desks(JoinedStorage storage) {
        return new DeskEngines(configuration, shared.within(configuration, storage));
    }

    /** The engines for people without a session. */
    public FrontEngines front() {
        return desks.front;
    }

    /**
     * Ends expired invitations, announces ends of users, roles and practices, and warns and deactivates users who do
     * not sign in, and takes the seats of users who have ended; at most that many of all.
     */
    public ExpiryReport expire(int limit) {
        int expired = expiry.run(limit);
        int announced = expired < limit ? announcements.run(limit - expired) : 0;
        InactiveUsers.Counts inactive = inactivity.run(limit - expired - announced);
        int done = expired + announced + inactive.warned() + inactive.deactivated() + inactive.kept();
        return new ExpiryReport(
                expired,
                announced,
                inactive.warned(),
                inactive.deactivated(),
                inactive.kept(),
                endedSeats.run(limit - done));
    }

    /** Imports users. */
    public UserImportEngine userImports() {
        return desks.users.imports;
    }

    /** Begins sessions of users whom the host has authenticated. */
    public ExternalSignIn externalSignIn() {
        return desks.signIn.external;
    }

    /** Sends messages. */
    public Dispatcher dispatcher() {
        return dispatcher;
    }

    /** Shows the messages that wait. */
    public Outbox outbox() {
        return outbox;
    }

    /** The health of the gateways, of the outbox, and of what is stored. */
    public Health health() {
        Backlog backlog = outbox.backlog();
        return new Health(
                dispatcher.health(),
                backlog,
                shared.profiles.missing(),
                shared.profiles.unknown(),
                shared.process.damaged().met());
    }

    /**
     * Deletes old requests, sessions, challenges, announcements and messages, at most {@code limit}, and returns how
     * many.
     */
    public int purge(int limit) {
        PurgeWork work = shared.storage.port(PurgeWork.class);
        Instant now = shared.runner.now();
        Instant before = now.minus(KEPT_FOR);
        int purged = 0;
        try {
            purged += work.requests(before, limit);
            purged += work.sessions(before, limit - purged);
            purged += work.challenges(before, limit - purged);
            purged += work.announcements(before, limit - purged);
            return purged + work.messages(now.minus(configuration.sending().messagesKept()), limit - purged);
        } catch (StorageContentionException contended) {
            return purged;
        }
    }
}
