package io.rosterkit.engine.invitation;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.contact.AddressAvailability;
import io.rosterkit.engine.invitation.CandidateDecision.Candidate;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.invitation.Invitee;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.spi.storage.Changes;
import java.time.Duration;
import java.util.Optional;

/** The invitation with which an organization begins, before it has a user who could invite. */
public final class FirstInvitation {

    /** In an organization that begins every address is free. */
    private static final AddressAvailability.Free NOBODYS = new AddressAvailability.Free(Optional.empty());

    private final Candidate candidate;
    private final InvitationWriting writing;
    private final AddressClaims addresses;
    private final Duration lifetime;

    FirstInvitation(Candidate candidate, InvitationWriting writing, AddressClaims addresses, Duration lifetime) {
        this.candidate = candidate;
        this.writing = writing;
        this.addresses = addresses;
        this.lifetime = lifetime;
    }

    /** The invitation to the practice that is opened in the same change. */
    public Decision<InvitationReceipt> to(PracticeId practice, Author author) {
        Invitee invitee = new Invitee(
                writing.nextUser(),
                candidate.address(),
                candidate.name(),
                candidate.type(),
                candidate.roles(),
                practice,
                candidate.phone());
        Decision<InvitationReceipt> first =
                writing.invited(author, writing.nextInvitation(), invitee, Lane.NOTICE, lifetime);
        Changes taken = addresses.taken(author, NOBODYS, invitee.address(), invitee.user());
        return new Decision<>(taken.and(first.changes()), first.answer());
    }
}
