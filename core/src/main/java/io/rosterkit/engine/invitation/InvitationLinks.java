package io.rosterkit.engine.invitation;

import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Caller;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.Visitor;
import io.rosterkit.engine.lockout.SourceLimiter;
import io.rosterkit.engine.secret.LinkReader;
import io.rosterkit.engine.secret.LinkReader.OpenedLink;
import io.rosterkit.engine.secret.Links;
import io.rosterkit.engine.secret.Links.Claim;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.invitation.LinkView;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.LinkedInvitation;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.spi.invitation.InvitationStore;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

/** Lets the holder of a link look at the invitation and decline it, without a session. */
public final class InvitationLinks {

    private final OperationRunner runner;
    private final Gate gate;
    private final InvitationStore store;
    private final Links links;
    private final LinkReader linkReader;
    private final SourceLimiter sourceLimiter;
    private final InvitationWriting writing;

    public InvitationLinks(
            OperationRunner runner,
            Gate gate,
            InvitationStore store,
            Links links,
            LinkReader linkReader,
            SourceLimiter sourceLimiter,
            InvitationWriting writing) {
        this.runner = runner;
        this.gate = gate;
        this.store = store;
        this.links = links;
        this.linkReader = linkReader;
        this.sourceLimiter = sourceLimiter;
        this.writing = writing;
    }

    /**
     * Reads a link, given whole or as its last part, also as a mail program wrapped it. Changes nothing, however often
     * mail scanners do it.
     */
    public Outcome<LinkView> look(Visitor visitor, String link) {
        return withClaim(
                visitor,
                link,
                "invitation.look",
                (opened, claim) -> usable(visitor, opened, claim, runner.now())
                        .map(found -> new LinkView(
                                found.linked().organization().name(),
                                found.linked().organization().language(),
                                found.linked().invitation().progress().expiresAt())));
    }

    /**
     * Reads the link within the budget of the source; the claim in it is not verified yet. Only a link that is not
     * genuine is a failure.
     */
    private <T> Outcome<T> withClaim(
            Visitor visitor, String link, String operation, BiFunction<OpenedLink, Claim, Outcome<T>> next) {
        OpenedLink opened = linkReader.read(link, Links.Kind.INVITATION);
        return sourceLimiter.runWithLink(
                visitor,
                operation,
                why -> why == InvitationReason.LINK_UNKNOWN && !opened.ofOtherOrganization(),
                () -> opened.claim(visitor::mayVisit).then(claim -> next.apply(opened, claim)));
    }

    /** Declines the invitation of a link. */
    public Outcome<InvitationReceipt> decline(Visitor visitor, String link) {
        return withClaim(visitor, link, InvitationMove.DECLINE.operationCode(), (opened, claim) -> {
            Operation operation = Operation.of(
                    InvitationMove.DECLINE.operationCode(),
                    Subject.untouched(Subject.Kind.INVITATION, claim.invitation()),
                    claim.generation());
            return runner.perform(
                    visitor.call(claim.organization()),
                    operation,
                    InvitationWriting.RECEIPT_CODEC,
                    now -> usable(visitor, opened, claim, now).then(found -> {
                        Invitation row = found.linked().invitation();
                        // The mail to a former address may have reached another person.
                        if (claim.addressEpoch() != row.link().addressEpoch()) {
                            return Outcome.refused(InvitationReason.ADDRESS_CHANGED);
                        }
                        Author author = new Author(row.organization(), found.caller(), now);
                        return writing.move(author, row, InvitationMove.DECLINE);
                    }));
        });
    }

    private Outcome<Found> usable(Visitor visitor, OpenedLink opened, Claim claim, Instant now) {
        Optional<LinkedInvitation> linked = store.linked(claim.organization(), claim.invitation());
        if (!links.isGenuine(claim, linked.map(LinkedInvitation::invitation))) {
            return opened.notOfThisPage(claim);
        }
        LinkedInvitation found = linked.orElseThrow();
        return gate.admitGuest(visitor.call(claim.organization()), found.organization())
                .then(caller -> InvitationRules.usable(
                                found.invitation(), links.generation(claim, found.invitation()), now)
                        .map(row -> new Found(caller, found)));
    }

    private record Found(Caller caller, LinkedInvitation linked) {}
}
