package io.rosterkit.engine.invitation;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.contact.AddressAvailability;
import io.rosterkit.engine.contact.AddressUsage;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.contact.AddressUsageChange;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.storage.Changes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How a user comes to hold an address, and how the address becomes free: the same for every way in. */
public final class AddressClaims {

    private final InvitationStore store;
    private final InvitationWriting writing;

    /** Reads in that storage. */
    public AddressClaims(InvitationStore store, InvitationWriting writing) {
        this.store = store;
        this.writing = writing;
    }

    /** Whether the address is free for the user, as the organization stands now. */
    public AddressAvailability look(Viewer viewer, EmailAddress address, UserId wanting, Instant now) {
        var seen = store.ground(viewer, List.of(address.key()));
        return AddressAvailability.of(AddressUsage.of(address, seen.value()), wanting, now);
    }

    /** The user holds the free address from now on; an invitation whose time is over ends first. */
    public Changes taken(Author author, AddressAvailability.Free free, EmailAddress address, UserId user) {
        return ended(author, free.lapsed())
                .and(new AddressUsageChange.Claimed(author.organization(), address.key(), user));
    }

    /** The address that the user held is free from now on. */
    public static Changes released(Author author, EmailAddress address, UserId user) {
        return Changes.none(author.organization())
                .and(new AddressUsageChange.Released(author.organization(), address.key(), user));
    }

    private Changes ended(Author author, Optional<Invitation> lapsed) {
        return lapsed.flatMap(row -> writing.end(author, row, InvitationMove.EXPIRE)
                        .map(Decision::changes)
                        .answer())
                .orElseGet(() -> Changes.none(author.organization()));
    }
}
