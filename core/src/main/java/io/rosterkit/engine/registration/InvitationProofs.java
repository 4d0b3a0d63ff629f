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
import java.util.function.ToIntFunction;

/** Finds the invitation that a person accepts, and checks whether their link or address opens it. Thread-safe. */
public final class InvitationProofs {

    /** The first epoch is 1. */
    private static final int NO_EPOCH = 0;

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

    /**
     * The result of a lookup: the facts of the invitation, and the invitation itself if it can be accepted now. The
     * mailbox of the address of epoch {@code provenEpoch} is proven.
     */
    record Found(OrganizationId organization, Optional<Facts> facts, Outcome<Invitation> usable, int provenEpoch) {}

    /** What the person showed, as it was then, and the epoch of the address whose mailbox is proven. */
    record Shown(Facts facts, int provenEpoch) {}

    /** Reads the text of a link. */
    LinkReader.OpenedLink read(String link) {
        return linkReader.read(link, Links.Kind.INVITATION);
    }

    /** The invitation of a link. */
    Found byLink(Links.Claim claim, LinkReader.OpenedLink opened) {
        return found(
                claim.organization(),
                claim.invitation(),
                row -> claim.addressEpoch(),
                (row, now) -> links.isGenuine(claim, row)
                        ? invitations.usable(row.orElseThrow(), links.generation(claim, row.orElseThrow()), now)
                        : opened.notOfThisPage(claim));
    }

    /** The invitation to the verified address of a user of any organization. */
    Found byAddress(OrganizationId organization, InvitationId invitation, String addressKey) {
        return found(
                organization,
                invitation,
                row -> row.link().addressEpoch(),
                (row, now) -> row.filter(
                                found -> found.invitee().address().key().equals(addressKey))
                        .map(found -> invitations.usable(found, found.link().generation(), now))
                        .orElseGet(() -> Outcome.refused(InvitationReason.LINK_UNKNOWN)));
    }

    private Found found(
            OrganizationId organization, InvitationId id, ToIntFunction<Invitation> provenEpoch, UsableCheck check) {
        Optional<Facts> facts = store.facts(organization, id);
        Optional<Invitation> row = facts.map(found -> found.linked().invitation());
        return new Found(
                organization,
                facts,
                check.check(row, runner.now()),
                row.map(provenEpoch::applyAsInt).orElse(NO_EPOCH));
    }

    @FunctionalInterface
    private interface UsableCheck {

        /** The invitation, if it can be accepted now. */
        Outcome<Invitation> check(Optional<Invitation> row, Instant now);
    }
}
