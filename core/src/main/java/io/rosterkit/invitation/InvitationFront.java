package io.rosterkit.invitation;

import io.rosterkit.audit.Author;
import io.rosterkit.call.Act;
import io.rosterkit.call.Call;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.RequestId;
import io.rosterkit.model.access.Source;
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
import io.rosterkit.secret.Links.Claim;
import java.time.Instant;
import java.util.Optional;

/** What somebody can do who holds a link and nothing else. */
public final class InvitationFront {

    private final Entry entry;
    private final Invitations.Parts parts;

    /** From where somebody comes in, to which organization if the host knows, and under which request id. */
    public record Entry(Optional<OrganizationId> organization, Source source, Optional<RequestId> request) {}

    /** The front door's part of the room. */
    public InvitationFront(Entry entry, Invitations.Parts parts) {
        this.entry = entry;
        this.parts = parts;
    }

    /** Looks at a link, given whole or as its last part. Changes nothing, however often mail scanners do it. */
    public Outcome<LinkView> look(String link) {
        return read(link)
                .then(claim -> usable(claim, parts.calls().now())
                        .map(found -> new LinkView(
                                found.linked().organization().name(),
                                found.linked().organization().language(),
                                found.linked().invitation().course().expiresAt())));
    }

    /** Declines the invitation of a link. */
    public Outcome<InvitationReceipt> decline(String link) {
        return read(link).then(claim -> {
            Act act = Act.of(
                    InvitationMove.DECLINE.act(),
                    Subject.untouched(Subject.Kind.INVITATION, claim.invitation()),
                    claim.generation());
            return parts.calls()
                    .perform(
                            call(claim),
                            act,
                            Invitations.RECEIPT,
                            now -> usable(claim, now).then(found -> {
                                Invitation row = found.linked().invitation();
                                Author author = new Author(row.organization(), found.agent(), now);
                                return InvitationRules.ended(row, InvitationMove.DECLINE, now)
                                        .map(course ->
                                                parts.writing().ended(author, row, InvitationMove.DECLINE, course));
                            }));
        });
    }

    private Outcome<Claim> read(String link) {
        return parts.secrets()
                .links()
                .read(lastPart(link))
                .filter(claim ->
                        entry.organization().map(claim.organization()::equals).orElse(true))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(InvitationReason.LINK_UNKNOWN));
    }

    private Outcome<Found> usable(Claim claim, Instant now) {
        Optional<LinkedInvitation> linked =
                parts.stores().invitations().linked(claim.organization(), claim.invitation());
        if (!parts.secrets().links().genuine(claim, linked.map(LinkedInvitation::invitation))) {
            return Outcome.refused(InvitationReason.LINK_UNKNOWN);
        }
        LinkedInvitation found = linked.orElseThrow();
        OrganizationStanding standing = found.organization().state() == OrganizationState.OPEN
                ? OrganizationStanding.OPEN
                : OrganizationStanding.CLOSED;
        return parts.gate()
                .admitGuest(call(claim), standing)
                .then(agent -> InvitationRules.usable(found.invitation(), claim.generation(), now)
                        .map(row -> new Found(agent, found)));
    }

    private Call call(Claim claim) {
        Call call = Call.atTheFront(claim.organization(), entry.source());
        return entry.request().map(call::once).orElse(call);
    }

    private static String lastPart(String link) {
        String text = link.strip();
        int cut = Math.max(text.lastIndexOf('/'), Math.max(text.lastIndexOf('#'), text.lastIndexOf('=')));
        return text.substring(cut + 1);
    }

    private record Found(Agent agent, LinkedInvitation linked) {}
}
