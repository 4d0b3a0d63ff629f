package io.rosterkit.engine.call;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.RequestId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.audit.Agent;
import java.util.Optional;

/** Who calls, from where, and under which request id. Without an actor it is a caller without a session. */
public record Call(OrganizationId organization, Optional<Actor> actor, Source source, Repetition repetition) {

    /** A call of an actor. */
    public static Call of(Actor actor, Source source) {
        return new Call(actor.organization(), Optional.of(actor), source, Repetition.none());
    }

    /** A call at the front door. */
    public static Call atTheFront(OrganizationId organization, Source source) {
        return new Call(organization, Optional.empty(), source, Repetition.none());
    }

    /** The same call, made repeatable. */
    public Call once(Repetition other) {
        return new Call(organization, actor, source, other);
    }

    /** The request id, if there is one. */
    public Optional<RequestId> request() {
        return repetition.id();
    }

    /** The same call, carried out each time it is made. */
    public Call eachTime() {
        return new Call(organization, actor, source, Repetition.none());
    }

    /** On whose behalf a storage reads. */
    public Viewer viewer() {
        return actor.map(Viewer::of).orElseGet(() -> Viewer.of(organization));
    }

    /** How the journal names the caller, acting on that ground. */
    public Agent agent(String ground) {
        if (actor.isEmpty()) {
            return new Agent(Agent.Kind.VISITOR, "", ground, source.clientKey());
        }
        Actor who = actor.get();
        if (who instanceof Actor.Member member) {
            return new Agent(Agent.Kind.MEMBER, member.session().user().toString(), ground, source.clientKey());
        }
        if (who instanceof Actor.Support support) {
            String supportCase = support.supportCase().isEmpty() ? ground : ground + " case " + support.supportCase();
            return new Agent(Agent.Kind.SUPPORT, support.id(), supportCase.strip(), source.clientKey());
        }
        return new Agent(Agent.Kind.SYSTEM, ((Actor.Job) who).name(), ground, source.clientKey());
    }
}
