package io.rosterkit;

import io.rosterkit.invitation.InvitationFront;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.RequestId;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.invitation.LinkView;
import io.rosterkit.model.outcome.Outcome;
import java.util.Optional;

/** The door for people without a session. What they hold is a link and nothing else. */
public final class Front {

    private final Rooms rooms;
    private final InvitationFront.Entry entry;

    Front(Rooms rooms, Optional<OrganizationId> organization, Source source, Optional<RequestId> request) {
        this.rooms = rooms;
        this.entry = new InvitationFront.Entry(organization, source, request);
    }

    /** The same door, where the next act is carried out once however often the request is sent. */
    public Front once(String requestId) {
        return new Front(rooms, entry.organization(), entry.source(), Optional.of(new RequestId(requestId)));
    }

    /** Looks at a link; see {@link InvitationFront#look}. */
    public Outcome<LinkView> look(String link) {
        return rooms.front(entry).look(link);
    }

    /** Declines an invitation; see {@link InvitationFront#decline}. */
    public Outcome<InvitationReceipt> decline(String link) {
        return rooms.front(entry).decline(link);
    }
}
