package io.rosterkit;

import io.rosterkit.apikey.AuthenticatedProgram;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.OptionalRequestId;
import io.rosterkit.engine.call.Visitor;
import io.rosterkit.engine.wiring.Engines;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.notice.RefusalTexts;
import io.rosterkit.profile.Profile;
import io.rosterkit.session.AuthenticatedSession;
import io.rosterkit.spi.secret.KeyRing;
import io.rosterkit.spi.storage.JoinedStorage;
import io.rosterkit.spi.storage.Storage;
import java.util.Optional;

/**
 * The entrance to the library, in three parts. {@link #front} is for people without a session. {@link #as} is for
 * users, programs, support and jobs in one organization. {@link #operations} is for the host's own machinery. Build one
 * and keep it. Thread-safe; starts no threads.
 */
public final class Roster {

    private static final RefusalTexts TEXTS = new RefusalTexts();

    private final Engines engines;
    private final int ipv6Prefix;

    Roster(Engines engines, int ipv6Prefix) {
        this.engines = engines;
        this.ipv6Prefix = ipv6Prefix;
    }

    /** Begins with what every roster needs. */
    public static RosterBuilder create(Storage storage, KeyRing keys, Profile profile) {
        Arguments.required("storage", storage, "keys", keys, "profile", profile);
        return new RosterBuilder(storage, keys, profile);
    }

    /**
     * The door for people with a link or an open step; {@code source} is the client that they use. {@link Front#signIn}
     * and {@link Front#recover} are always refused here, since they need an organization.
     */
    public Front front(Source source) {
        Arguments.required("source", source);
        return new Front(
                engines.front(), new Visitor(Optional.empty(), source.grouped(ipv6Prefix), OptionalRequestId.none()));
    }

    /**
     * The door for people without a session who come to that organization. The host knows the organization, say by the
     * host name of the page. Links of other organizations are not valid here.
     */
    public Front front(OrganizationId organization, Source source) {
        Arguments.required("organization", organization, "source", source);
        return new Front(
                engines.front(),
                new Visitor(Optional.of(organization), source.grouped(ipv6Prefix), OptionalRequestId.none()));
    }

    /**
     * The session of a token, if it is valid at this moment. It takes one read, and no read for a token that is forged
     * or damaged. Every refusal is the same. Pass an empty text where there is no cookie.
     */
    public Outcome<AuthenticatedSession> session(String token) {
        Arguments.required("token", token);
        return engines.session(token);
    }

    /**
     * The program of a token of {@code desk.apiKeys()}, if the key works at this moment. It takes one read, and no read
     * for a token that is forged or damaged; failures are charged to the source. Every refusal but that of the source
     * is the same.
     */
    public Outcome<AuthenticatedProgram> program(String token, Source source) {
        Arguments.required("token", token, "source", source);
        return engines.front().programs().authenticate(token, source.grouped(ipv6Prefix));
    }

    /** The door for a user with a session. */
    public Desk as(Session session) {
        Arguments.required("session", session);
        return as(new Actor.Member(session));
    }

    /** The same, with the source of the calls: the journal keeps it with each entry of this desk. */
    public Desk as(Session session, Source source) {
        Arguments.required("session", session, "source", source);
        return as(new Actor.Member(session), source);
    }

    /** The door for any actor. */
    public Desk as(Actor actor) {
        Arguments.required("actor", actor);
        return as(actor, Source.unknown());
    }

    /** The door for any actor, with the source of the calls, which the journal keeps. */
    public Desk as(Actor actor, Source source) {
        Arguments.required("actor", actor, "source", source);
        return new Desk(engines.desks(), Call.of(actor, source.grouped(ipv6Prefix)));
    }

    /**
     * The desks of users, programs, support and jobs, in a transaction of the host. Their changes become durable with
     * the host's commit, or are undone by its roll-back. Make one for each transaction; see {@link JoinedRoster}.
     */
    public JoinedRoster joining(JoinedStorage storage) {
        Arguments.required("storage", storage);
        return new JoinedRoster(engines.desks(storage), ipv6Prefix);
    }

    /** The door for the host's own machinery. Keep it from people. */
    public Operations operations() {
        return new Operations(engines, OptionalRequestId.none());
    }

    /** The texts of refusals, for people. */
    public static RefusalTexts texts() {
        return TEXTS;
    }
}
