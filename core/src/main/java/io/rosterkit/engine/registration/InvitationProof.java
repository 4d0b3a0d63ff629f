package io.rosterkit.engine.registration;

import io.rosterkit.engine.invitation.InvitationEngine;
import io.rosterkit.engine.secret.LinkPages;
import io.rosterkit.engine.secret.Links;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.invitation.Invitation;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.outcome.Outcome;
import java.time.Instant;
import java.util.Optional;

/** What a person accepts an invitation with: its link, or a session of a user who owns the invited mailbox. */
interface InvitationProof {

    /** In which organization. */
    OrganizationId organization();

    /** Which invitation. */
    InvitationId invitation();

    /** The invitation, if this opens it now. */
    Outcome<Invitation> open(Optional<Invitation> row, Instant now);

    /** The link of the mail. */
    record ByLink(Links.Claim claim, LinkPages.Opened opened, Links links, InvitationEngine invitations)
            implements InvitationProof {

        @Override
        public OrganizationId organization() {
            return claim.organization();
        }

        @Override
        public InvitationId invitation() {
            return claim.invitation();
        }

        @Override
        public Outcome<Invitation> open(Optional<Invitation> row, Instant now) {
            return links.made(claim, row)
                    ? invitations.usable(row.orElseThrow(), links.generation(claim, row.orElseThrow()), now)
                    : opened.notOfThisPage(claim);
        }
    }

    /** The verified address of a user of whatever organization. */
    record ByAddress(
            OrganizationId organization, InvitationId invitation, String addressKey, InvitationEngine invitations)
            implements InvitationProof {

        @Override
        public Outcome<Invitation> open(Optional<Invitation> row, Instant now) {
            return row.filter(found -> found.invitee().address().key().equals(addressKey))
                    .map(found -> invitations.usable(found, found.link().generation(), now))
                    .orElseGet(() -> Outcome.refused(InvitationReason.LINK_UNKNOWN));
        }
    }
}
