package io.rosterkit.invitation;

import io.rosterkit.audit.Author;
import io.rosterkit.call.Draft;
import io.rosterkit.contact.AddressAvailability;
import io.rosterkit.invitation.Invitations.AddressTaking;
import io.rosterkit.invitation.Inviting.Candidate;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.invitation.Invitee;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.spi.storage.Changes;
import java.util.Optional;

/** The invitation with which an organization begins, before it has a user who could invite. */
@SuppressWarnings("exports") // made by the entrance only
public final class FirstInvitation {

    /** In an organization that begins every address is free. */
    private static final AddressAvailability.Free NOBODYS = new AddressAvailability.Free(Optional.empty());

    private final Candidate candidate;
    private final InvitationWriting writing;
    private final AddressTaking addresses;

    private FirstInvitation(Candidate candidate, Invitations.Parts parts) {
        this.candidate = candidate;
        this.writing = parts.writing();
        this.addresses = parts.addresses();
    }

    /** An invitation from a draft whose address and name make sense. */
    public static Outcome<FirstInvitation> of(InvitationDraft draft, Invitations.Parts parts) {
        return Candidate.of(draft).map(candidate -> new FirstInvitation(candidate, parts));
    }

    /** The invitation to the practice that is opened in the same change. */
    public Draft<InvitationReceipt> to(PracticeId practice, Author author) {
        Invitee invitee = new Invitee(
                writing.nextUser(),
                candidate.address(),
                candidate.name(),
                candidate.type(),
                candidate.roles(),
                practice,
                candidate.phone());
        Draft<InvitationReceipt> first = writing.invited(author, writing.nextInvitation(), invitee, Lane.NOTICE);
        Changes taken = addresses.taken(author, NOBODYS, invitee.address(), invitee.user());
        return new Draft<>(taken.and(first.changes()), first.answer());
    }
}
