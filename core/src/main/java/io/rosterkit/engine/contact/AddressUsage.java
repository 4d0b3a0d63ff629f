package io.rosterkit.engine.contact;

import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.spi.invitation.InvitationStore.AddressesInUse;
import io.rosterkit.spi.invitation.InvitationStore.Holder;
import java.util.Optional;

/**
 * Who has an address in an organization: a user who is not closed, a person of the directory, or an invitation in state
 * OPEN or HELD.
 */
public record AddressUsage(Optional<Holder> user, Optional<Invitation> invitation) {

    /** The usage of an address, from the data that was read. */
    public static AddressUsage of(EmailAddress address, AddressesInUse inUse) {
        return new AddressUsage(
                Optional.ofNullable(inUse.users().get(address.key())),
                Optional.ofNullable(inUse.open().get(address.key())));
    }
}
