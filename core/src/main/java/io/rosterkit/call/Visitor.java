package io.rosterkit.call;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.RequestId;
import io.rosterkit.model.access.Source;
import java.util.Optional;

/** Somebody at the front door: to which organization they come if the host knows, from where, under which request. */
public record Visitor(Optional<OrganizationId> organization, Source source, Optional<RequestId> request) {

    /** Whether they may be on their way to that organization. */
    public boolean mayEnter(OrganizationId wanted) {
        return organization.map(wanted::equals).orElse(true);
    }

    /** A call of theirs in that organization. */
    public Call call(OrganizationId wanted) {
        Call call = Call.atTheFront(wanted, source);
        return request.map(call::once).orElse(call);
    }
}
