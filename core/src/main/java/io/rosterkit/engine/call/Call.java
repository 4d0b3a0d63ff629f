package io.rosterkit.engine.call;

import io.rosterkit.model.DataSalt;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.RequestId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.audit.Agent;
import java.util.Optional;

/** One call: the organization, the actor, the source, and the request id. A call without a session has no actor. */
public record Call(OrganizationId organization, Optional<Actor> actor, Source source, OptionalRequestId requestId) {

    /** A call of an actor. */
    public static Call of(Actor actor, Source source) {
        return new Call(actor.organization(), Optional.of(actor), source, OptionalRequestId.none());
    }

    /** A call of a caller without a session. */
    public static Call withoutSession(OrganizationId organization, Source source) {
        return new Call(organization, Optional.empty(), source, OptionalRequestId.none());
    }

    /**
     * Whether a user calls, or a program with the API key of one. Both are held to what the user holds, and neither is
     * support or a job.
     */
    public boolean isOfTheOrganization() {
        return actor.filter(who -> who instanceof Actor.Member || who instanceof Actor.Program)
                .isPresent();
    }

    /** The same call under that request id. */
    public Call once(OptionalRequestId newId) {
        return new Call(organization, actor, source, newId);
    }

    /** The request id, if there is one. */
    public Optional<RequestId> request() {
        return requestId.id();
    }

    /** The same call without a request id, so that it is carried out each time. */
    public Call withoutRequestId() {
        return new Call(organization, actor, source, OptionalRequestId.none());
    }

    /** The viewer on whose behalf the storage reads. */
    public Viewer viewer() {
        return actor.map(Viewer::of).orElseGet(() -> Viewer.of(organization));
    }

    /** The caller for the journal, whose source is encrypted under that salt. */
    public Caller caller(String ground, Optional<DataSalt> salt) {
        return new Caller(agent(ground), source.clientKey(), salt);
    }

    /** How the journal names the caller; {@code ground} is the permission or proof by which the caller may act. */
    public Agent agent(String ground) {
        if (actor.isEmpty()) {
            return new Agent(Agent.Kind.VISITOR, "", ground);
        }
        Actor who = actor.get();
        if (who instanceof Actor.Member member) {
            return new Agent(Agent.Kind.MEMBER, member.session().user().toString(), ground);
        }
        if (who instanceof Actor.Support support) {
            String supportCase = support.supportCase().isEmpty() ? ground : ground + " case " + support.supportCase();
            return new Agent(Agent.Kind.SUPPORT, support.id(), supportCase.strip());
        }
        if (who instanceof Actor.Program program) {
            return new Agent(Agent.Kind.PROGRAM, program.key().toString(), ground);
        }
        return new Agent(Agent.Kind.SYSTEM, ((Actor.Job) who).name(), ground);
    }
}
