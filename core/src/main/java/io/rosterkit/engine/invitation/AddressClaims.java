package io.rosterkit.engine.invitation;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.contact.AddressAvailability;
import io.rosterkit.engine.contact.AddressUsage;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.contact.AddressHolder;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.user.AddressHolderTable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Claims and releases addresses of users: the same for invitations, imports and changes of an address. */
public final class AddressClaims {

    private final InvitationStore store;
    private final InvitationWriting writing;

    public AddressClaims(InvitationStore store, InvitationWriting writing) {
        this.store = store;
        this.writing = writing;
    }

    /** Whether the address is free for the user now. */
    public AddressAvailability availability(Viewer viewer, EmailAddress address, UserId user, Instant now) {
        var seen = store.ground(viewer, List.of(address.key()));
        return AddressAvailability.of(AddressUsage.of(address, seen.value()), user, now);
    }

    /** Claims a free address for the user. An invitation to it that has expired is ended first. */
    public Changes claim(Author author, AddressAvailability.Free free, EmailAddress address, UserId user) {
        return endLapsed(author, free.expiredInvitation())
                .and(AddressHolderTable.ADDRESS_HOLDERS.insert(
                        new AddressHolder(author.organization(), address.key(), user)));
    }

    /** Releases the address of the user. */
    public static Changes release(Author author, EmailAddress address, UserId user) {
        return Changes.none(author.organization())
                .and(AddressHolderTable.ADDRESS_HOLDERS.delete(
                        new AddressHolder(author.organization(), address.key(), user)));
    }

    private Changes endLapsed(Author author, Optional<Invitation> lapsed) {
        return lapsed.flatMap(row -> writing.move(author, row, InvitationMove.EXPIRE)
                        .map(Decision::changes)
                        .answer())
                .orElseGet(() -> Changes.none(author.organization()));
    }
}
