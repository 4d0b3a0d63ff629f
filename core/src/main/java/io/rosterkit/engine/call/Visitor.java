package io.rosterkit.engine.call;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.RequestId;
import io.rosterkit.model.access.Source;
import java.util.Optional;

/** A caller without a session: in which organization if the host knows it, from where, under which request. */
public record Visitor(Optional<OrganizationId> organization, Source source, Repetition repetition) {

    /** Whether they may be on their way to that organization. */
    public boolean mayEnter(OrganizationId wanted) {
        return organization.map(wanted::equals).orElse(true);
    }

    /** The request id, if there is one. */
    public Optional<RequestId> request() {
        return repetition.id();
    }

    /** A call of theirs in that organization. */
    public Call call(OrganizationId wanted) {
        return Call.atTheFront(wanted, source).once(repetition);
    }

    /** The same visitor, whose acts are carried out each time they are asked for. */
    public Visitor eachTime() {
        return new Visitor(organization, source, Repetition.none());
    }

    /** The same visitor, on the way to that organization. */
    public Visitor towards(OrganizationId wanted) {
        return new Visitor(Optional.of(wanted), source, repetition);
    }
}
