package io.rosterkit.invitation;

import io.rosterkit.call.Act;
import io.rosterkit.call.Call;
import io.rosterkit.listing.Cursors;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.audit.JournalEntry;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.invitation.Invitation;
import io.rosterkit.model.invitation.InvitationQuery;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.invitation.TrackedInvitation;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.listing.Slice.Position;
import io.rosterkit.model.outcome.Outcome;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/** The lists of this room, page by page. */
final class InvitationLists {

    private final Call call;
    private final Invitations.Parts parts;
    private final Cursors cursors;

    InvitationLists(Call call, Invitations.Parts parts) {
        this.call = call;
        this.parts = parts;
        this.cursors = parts.secrets().cursors();
    }

    Outcome<Page<TrackedInvitation>> list(
            Set<InvitationState> states, InvitationQuery.Order order, PageRequest request) {
        String query = "invitations|" + new TreeSet<>(states) + "|" + order;
        Act act = Act.of("invitation.list", Subject.untouched(Subject.Kind.ORGANIZATION, call.organization()));
        return parts.calls()
                .answer(
                        call,
                        act,
                        now -> cursors.slice(request, call.organization(), query)
                                .then(slice -> {
                                    var seen = parts.stores()
                                            .invitations()
                                            .page(call.viewer(), new InvitationQuery(states, order, now, slice));
                                    return parts.gate()
                                            .admit(call, seen.standing(), Permission.VIEW_USERS)
                                            .map(agent -> cursors.page(
                                                    seen.value(),
                                                    request,
                                                    call.organization(),
                                                    query,
                                                    row -> position(row, order)));
                                }));
    }

    Outcome<Page<JournalEntry>> history(InvitationId id, PageRequest request) {
        String query = "history|" + id;
        return cursors.slice(request, call.organization(), query).map(slice -> {
            var filter = JournalQuery.Filter.about(id.uuid());
            var seen = parts.stores()
                    .journal()
                    .page(call.viewer(), new JournalQuery(filter, JournalQuery.Order.OLDEST_FIRST, slice));
            return cursors.page(
                    seen.value(),
                    request,
                    call.organization(),
                    query,
                    entry -> new Position(entry.at(), "", entry.id().uuid()));
        });
    }

    private static Position position(TrackedInvitation row, InvitationQuery.Order order) {
        Invitation invitation = row.invitation();
        return order == InvitationQuery.Order.ADDRESS
                ? new Position(
                        Instant.EPOCH,
                        invitation.invitee().address().key(),
                        invitation.id().uuid())
                : new Position(
                        invitation.course().invitedAt(), "", invitation.id().uuid());
    }
}
