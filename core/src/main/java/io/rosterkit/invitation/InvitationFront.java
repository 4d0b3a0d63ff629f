package io.rosterkit.invitation;

import io.rosterkit.audit.Author;
import io.rosterkit.call.Act;
import io.rosterkit.call.Call;
import io.rosterkit.call.Visitor;
import io.rosterkit.lockout.Sources;
import io.rosterkit.model.access.Standing.OrganizationStanding;
import io.rosterkit.model.audit.Agent;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.invitation.Invitation;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.invitation.LinkView;
import io.rosterkit.model.invitation.LinkedInvitation;
import io.rosterkit.model.organization.OrganizationState;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.secret.LinkPages.Opened;
import io.rosterkit.secret.Links;
import io.rosterkit.secret.Links.Claim;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

/** What the holder of a link can do without a session. */
@SuppressWarnings("exports") // made by the entrance only
public final class InvitationFront {

    private final Visitor visitor;
    private final Invitations.Parts parts;
    private final Sources sources;

    /** The front door's part of the room. */
    public InvitationFront(Visitor visitor, Invitations.Parts parts, Sources sources) {
        this.visitor = visitor;
        this.parts = parts;
        this.sources = sources;
    }

    /**
     * Looks at a link, given whole or as its last part, also as a mail program wrapped it. Changes nothing, however
     * often mail scanners do it.
     */
    public Outcome<LinkView> look(String link) {
        return claimed(
                link,
                "invitation.look",
                (opened, claim) -> usable(opened, claim, parts.calls().now())
                        .map(found -> new LinkView(
                                found.linked().organization().name(),
                                found.linked().organization().language(),
                                found.linked().invitation().course().expiresAt())));
    }

    /**
     * Reads the link, within the budget of the source: what a link that is not believed yet names does not count. Only
     * one that is not genuine is a failure.
     */
    private <T> Outcome<T> claimed(String link, String act, BiFunction<Opened, Claim, Outcome<T>> then) {
        Opened opened = parts.secrets().pages().opened(link, Links.Kind.INVITATION);
        return sources.withLink(
                visitor,
                act,
                why -> why == InvitationReason.LINK_UNKNOWN && !opened.misplaced(),
                () -> opened.claim(visitor::mayEnter).then(claim -> then.apply(opened, claim)));
    }

    /** Declines the invitation of a link. */
    public Outcome<InvitationReceipt> decline(String link) {
        return claimed(link, InvitationMove.DECLINE.act(), (opened, claim) -> {
            Act act = Act.of(
                    InvitationMove.DECLINE.act(),
                    Subject.untouched(Subject.Kind.INVITATION, claim.invitation()),
                    claim.generation());
            return parts.calls()
                    .perform(
                            call(claim),
                            act,
                            Invitations.RECEIPT,
                            now -> usable(opened, claim, now).then(found -> {
                                Invitation row = found.linked().invitation();
                                Author author = new Author(row.organization(), found.agent(), now);
                                return InvitationRules.ended(row, InvitationMove.DECLINE, now)
                                        .map(course ->
                                                parts.writing().ended(author, row, InvitationMove.DECLINE, course));
                            }));
        });
    }

    private Outcome<Found> usable(Opened opened, Claim claim, Instant now) {
        Optional<LinkedInvitation> linked =
                parts.stores().invitations().linked(claim.organization(), claim.invitation());
        Links links = parts.secrets().links();
        if (!links.made(claim, linked.map(LinkedInvitation::invitation))) {
            return opened.notOfThisPage(claim);
        }
        LinkedInvitation found = linked.orElseThrow();
        OrganizationStanding standing = found.organization().state() == OrganizationState.OPEN
                ? OrganizationStanding.OPEN
                : OrganizationStanding.CLOSED;
        return parts.gate()
                .admitGuest(call(claim), standing)
                .then(agent -> InvitationRules.usable(
                                found.invitation(), links.generation(claim, found.invitation()), now)
                        .map(row -> new Found(agent, found)));
    }

    private Call call(Claim claim) {
        return visitor.call(claim.organization());
    }

    private record Found(Agent agent, LinkedInvitation linked) {}
}
