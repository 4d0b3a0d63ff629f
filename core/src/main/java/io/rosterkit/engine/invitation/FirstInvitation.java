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

/** The first invitation of an organization, which has no user yet who could invite. */
public final class FirstInvitation {

    /** In a new organization every address is free. */
    private static final AddressAvailability.Free FREE = new AddressAvailability.Free(Optional.empty());

    private final Candidate candidate;
    private final InvitationWriting writing;
    private final AddressClaims addressClaims;
    private final Duration lifetime;

    FirstInvitation(Candidate candidate, InvitationWriting writing, AddressClaims addressClaims, Duration lifetime) {
        this.candidate = candidate;
        this.writing = writing;
        this.addressClaims = addressClaims;
        this.lifetime = lifetime;
    }

    /** The invitation to the practice that is opened in the same change. */
    public Decision<InvitationReceipt> toPractice(PracticeId practice, Author author) {
        Invitee invitee = new Invitee(
                writing.nextUser(),
                candidate.address(),
                candidate.name(),
                candidate.type(),
                candidate.roles(),
                practice,
                candidate.phone());
        Decision<InvitationReceipt> first =
                writing.invite(author, writing.nextInvitation(), invitee, Lane.NOTICE, lifetime);
        Changes claim = addressClaims.claim(author, FREE, invitee.address(), invitee.user());
        return new Decision<>(claim.and(first.changes()), first.result());
    }
}
