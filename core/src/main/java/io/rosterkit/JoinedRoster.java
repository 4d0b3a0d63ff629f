package io.rosterkit;

import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.wiring.DeskEngines;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.outcome.Arguments;

/**
 * The desks of a roster within one transaction of the host, from {@link Roster#joining}. Changes, journal entries,
 * those of refusals too, and queued messages become durable with the host's commit and are undone by its roll-back. The
 * next {@link Operations#dispatch} after the commit sends the messages; {@link RosterBuilder#whenQueued} is not called.
 *
 * <ul>
 *   <li>Nothing is repeated. When another caller was faster, or the storage fails, an operation throws
 *       {@link io.rosterkit.spi.storage.RollbackRequiredException}. Of that operation nothing was written. Roll back;
 *       if the exception is repeatable, run the whole transaction again. Until then every further call throws the same.
 *   <li>A refusal is an outcome as usual, and the transaction may go on.
 *   <li>An operation whose writes must outlive a roll-back is refused with
 *       {@link io.rosterkit.model.outcome.InputReason#NEEDS_OWN_TRANSACTION}. Such an operation takes a password or a
 *       code word, shows a code word, or works through a list. Call it on {@link Roster#as} before or after the
 *       transaction.
 * </ul>
 *
 * It is for one transaction and for the thread that made its storage.
 */
public final class JoinedRoster {

    private final DeskEngines engines;
    private final int ipv6Prefix;

    JoinedRoster(DeskEngines engines, int ipv6Prefix) {
        this.engines = engines;
        this.ipv6Prefix = ipv6Prefix;
    }

    /** The desk of a user with a session. */
    public Desk as(Session session) {
        Arguments.required("session", session);
        return as(new Actor.Member(session));
    }

    /** The same, with the source of the calls, which the journal keeps. */
    public Desk as(Session session, Source source) {
        Arguments.required("session", session, "source", source);
        return as(new Actor.Member(session), source);
    }

    /** The desk of any actor. */
    public Desk as(Actor actor) {
        Arguments.required("actor", actor);
        return as(actor, Source.unknown());
    }

    /** The desk of any actor, with the source of the calls, which the journal keeps. */
    public Desk as(Actor actor, Source source) {
        Arguments.required("actor", actor, "source", source);
        return new Desk(engines, Call.of(actor, source.grouped(ipv6Prefix)));
    }
}
