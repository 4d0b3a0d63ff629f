package io.rosterkit.spi.registration;

import io.rosterkit.model.invitation.stored.LinkedInvitation;
import io.rosterkit.spi.storage.Port;
import java.time.Instant;
import java.util.List;

/** The one port that is keyed by an address across organizations. Only its verified owner may be shown the answer. */
public interface WaitingStore extends Port {

    /**
     * At most {@code limit} invitations of state OPEN to that address, not yet expired at {@code now}, of organizations
     * that are open; latest id first.
     */
    List<LinkedInvitation> waiting(String addressKey, Instant now, int limit);
}
