package io.rosterkit.spi.invitation;

import io.rosterkit.model.InvitationId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.invitation.InvitationQuery;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.LinkedInvitation;
import io.rosterkit.model.invitation.stored.TrackedInvitation;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.spi.storage.Port;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Questions about the invitations of one organization. What comes with {@link WithAccess} takes one round trip where
 * the database can.
 */
public interface InvitationStore extends Port {

    /** One invitation of the viewer's organization. */
    WithAccess<Optional<TrackedInvitation>> find(Viewer viewer, InvitationId id);

    /**
     * A slice of the viewer's organization's invitations. Position by id, or by the key of the address in that order.
     */
    WithAccess<List<TrackedInvitation>> page(Viewer viewer, InvitationQuery query);

    /** What inviting these addresses (keys, possibly hundreds) has to know. */
    WithAccess<AddressesInUse> addressesInUse(Viewer viewer, Collection<String> addressKeys);

    /**
     * How many invitations that this user sent are of state OPEN and expire after that time, counted up to
     * {@code atMost}. Costs as much as it counts.
     */
    int openSentBy(OrganizationId organization, UserId inviter, Instant now, int atMost);

    /** An invitation with its organization, for the holder of a link to it and for the dispatcher. One round trip. */
    Optional<LinkedInvitation> linked(OrganizationId organization, InvitationId id);

    /**
     * What is known about addresses in an organization: the invitation of state OPEN or HELD, and the person who has no
     * such invitation and is not closed, by address key; and the practices, earliest opened first.
     */
    record AddressesInUse(Map<String, Invitation> open, Map<String, Holder> users, List<Practice> practices) {}

    /** A user, or a person who is merely in the directory, who has an address, and their status. */
    record Holder(UserId user, UserStatus status) {}
}
