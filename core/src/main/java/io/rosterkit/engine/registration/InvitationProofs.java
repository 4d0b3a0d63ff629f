package io.rosterkit.engine.registration;

import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.invitation.InvitationEngine;
import io.rosterkit.engine.secret.LinkReader;
import io.rosterkit.engine.secret.Links;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.spi.registration.RegistrationStore;
import io.rosterkit.spi.registration.RegistrationStore.Facts;
import java.time.Instant;
import java.util.Optional;

/** Finds the invitation that a person accepts, and checks whether their link or address opens it. Thread-safe. */
public final class InvitationProofs {

    private final OperationRunner runner;
    private final RegistrationStore store;
    private final LinkReader linkReader;
    private final Links links;
    private final InvitationEngine invitations;

    public InvitationProofs(
            OperationRunner runner,
            RegistrationStore store,
            LinkReader linkReader,
            Links links,
            InvitationEngine invitations) {
        this.runner = runner;
        this.store = store;
        this.linkReader = linkReader;
        this.links = links;
        this.invitations = invitations;
    }

    /** The result of a lookup: the facts of the invitation, and the invitation itself if it can be accepted now. */
    record Found(OrganizationId organization, Optional<Facts> facts, Outcome<Invitation> usable) {}

    /** Reads the text of a link. */
    LinkReader.OpenedLink read(String link) {
        return linkReader.read(link, Links.Kind.INVITATION);
    }

    /** The invitation of a link. */
    Found byLink(Links.Claim claim, LinkReader.OpenedLink opened) {
        return found(
                claim.organization(),
                claim.invitation(),
                (row, now) -> links.isGenuine(claim, row)
                        ? invitations.usable(row.orElseThrow(), links.generation(claim, row.orElseThrow()), now)
                        : opened.notOfThisPage(claim));
    }

    /** The invitation to the verified address of a user of any organization. */
    Found byAddress(OrganizationId organization, InvitationId invitation, String addressKey) {
        return found(
                organization,
                invitation,
                (row, now) -> row.filter(
                                found -> found.invitee().address().key().equals(addressKey))
                        .map(found -> invitations.usable(found, found.link().generation(), now))
                        .orElseGet(() -> Outcome.refused(InvitationReason.LINK_UNKNOWN)));
    }

    private Found found(OrganizationId organization, InvitationId id, UsableCheck check) {
        Optional<Facts> facts = store.facts(organization, id);
        Optional<Invitation> row = facts.map(found -> found.linked().invitation());
        return new Found(organization, facts, check.check(row, runner.now()));
    }

    @FunctionalInterface
    private interface UsableCheck {

        /** The invitation, if it can be accepted now. */
        Outcome<Invitation> check(Optional<Invitation> row, Instant now);
    }
}
