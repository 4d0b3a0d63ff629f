package io.rosterkit.engine.invitation;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.candidate.Candidate;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.invitation.Invitee;
import io.rosterkit.model.notice.Lane;
import java.time.Duration;
import java.util.Set;

/** The first invitation of an organization, which has no user yet who could invite. */
public final class FirstInvitation {

    private final Candidate candidate;
    private final InvitationWriting writing;
    private final Duration lifetime;

    FirstInvitation(Candidate candidate, InvitationWriting writing, Duration lifetime) {
        this.candidate = candidate;
        this.writing = writing;
        this.lifetime = lifetime;
    }

    /**
     * The invitation to the practice that is opened in the same change. In a new organization every address is free.
     */
    public Decision<InvitationReceipt> toPractice(PracticeId practice, Author author) {
        // An opening gives the first user neither a time nor attributes.
        Invitee invitee = candidate.invitee(writing.nextUser(), practice, Validity.always());
        return writing.invite(
                author,
                new InvitationWriting.Invited(writing.nextInvitation(), invitee, Set.of()),
                Lane.NOTICE,
                lifetime);
    }
}
