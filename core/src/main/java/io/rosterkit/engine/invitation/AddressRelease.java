package io.rosterkit.engine.invitation;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.contact.AddressAvailability;
import io.rosterkit.engine.contact.AddressUsage;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.invitation.InvitationStore.AddressesInUse;
import io.rosterkit.spi.storage.Changes;
import java.time.Instant;
import java.util.List;

/**
 * Checks whether an address is free, and ends an expired invitation that still holds it. Invitations, imports and
 * changes of an address all use it. The unique key of {@link io.rosterkit.spi.user.UserTable} then lets only one person
 * have the address.
 */
public final class AddressRelease {

    private final InvitationStore store;
    private final InvitationWriting writing;

    public AddressRelease(InvitationStore store, InvitationWriting writing) {
        this.store = store;
        this.writing = writing;
    }

    /** Whether the address is free for the user now. */
    public AddressAvailability availability(Viewer viewer, EmailAddress address, UserId user, Instant now) {
        var seen = store.addressesInUse(viewer, List.of(address.key()));
        return AddressAvailability.of(AddressUsage.of(address, seen.value()), user, now);
    }

    /** The changes that free the address for the user, or a refusal for a caller who may see users. */
    public Outcome<Changes> free(Author author, EmailAddress address, UserId user, AddressesInUse inUse) {
        return AddressAvailability.of(AddressUsage.of(address, inUse), user, author.now())
                .orRefusedWithStatus()
                .map(free -> endExpired(author, free));
    }

    /** Ends the expired invitation that still has the address, if there is one. */
    public Changes endExpired(Author author, AddressAvailability.Free free) {
        return free.expiredInvitation()
                .flatMap(row -> writing.move(author, row, InvitationMove.EXPIRE)
                        .map(Decision::changes)
                        .answer())
                .orElseGet(() -> Changes.none(author.organization()));
    }
}
