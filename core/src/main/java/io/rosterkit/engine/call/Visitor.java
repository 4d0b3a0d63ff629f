package io.rosterkit.engine.call;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.RequestId;
import io.rosterkit.model.access.Source;
import java.util.Optional;

/** A caller without a session: the organization if the host knows it, the source, and the request id. */
public record Visitor(Optional<OrganizationId> organization, Source source, OptionalRequestId requestId) {

    /** Whether the visitor may come to that organization. */
    public boolean mayVisit(OrganizationId other) {
        return organization.map(other::equals).orElse(true);
    }

    /** The request id, if there is one. */
    public Optional<RequestId> request() {
        return requestId.id();
    }

    /** A call of the visitor in that organization. */
    public Call call(OrganizationId other) {
        return Call.withoutSession(other, source).once(requestId);
    }

    /** The same visitor without a request id, so that operations are carried out each time. */
    public Visitor withoutRequestId() {
        return new Visitor(organization, source, OptionalRequestId.none());
    }

    /** The same visitor, coming to that organization. */
    public Visitor towards(OrganizationId other) {
        return new Visitor(Optional.of(other), source, requestId);
    }
}
