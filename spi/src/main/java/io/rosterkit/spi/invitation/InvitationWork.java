package io.rosterkit.spi.invitation;

import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.spi.storage.Port;
import java.time.Instant;
import java.util.List;

/** Work on invitations across organizations. */
public interface InvitationWork extends Port {

    /**
     * At most {@code limit} invitations of state OPEN, of organizations that are open, whose time was over at
     * {@code now}; longest overdue first.
     */
    List<Invitation> overdue(Instant now, int limit);
}
