package io.rosterkit.engine.invitation;

import io.rosterkit.audit.JournalRecord;
import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.audit.JournalReader;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.listing.Cursors;
import io.rosterkit.invitation.InvitationDetails;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.invitation.InvitationQuery;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.InvitationProgress;
import io.rosterkit.model.invitation.stored.TrackedInvitation;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.listing.Slice.Position;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.spi.audit.JournalStore;
import io.rosterkit.spi.invitation.InvitationStore;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/** Lists invitations and their history, page by page. */
public final class InvitationPages {

    private final OperationRunner runner;
    private final Gate gate;
    private final InvitationStore store;
    private final JournalStore journal;
    private final JournalReader reader;
    private final Cursors cursors;

    public InvitationPages(
            OperationRunner runner,
            Gate gate,
            InvitationStore store,
            JournalStore journal,
            JournalReader reader,
            Cursors cursors) {
        this.runner = runner;
        this.gate = gate;
        this.store = store;
        this.journal = journal;
        this.reader = reader;
        this.cursors = cursors;
    }

    Outcome<Page<InvitationDetails>> list(
            Call call, Set<InvitationState> states, InvitationQuery.Order order, PageRequest request) {
        String query = "invitations|" + new TreeSet<>(states) + "|" + order;
        Operation operation =
                Operation.of("invitation.list", Subject.untouched(Subject.Kind.ORGANIZATION, call.organization()));
        return runner.query(
                call,
                operation,
                now -> cursors.slice(request, call.organization(), query).then(slice -> {
                    var seen = store.page(call.viewer(), new InvitationQuery(states, order, now, slice));
                    return gate.admit(call, seen.access(), Permission.VIEW_USERS)
                            .map(caller -> cursors.page(
                                            seen.value(),
                                            request,
                                            call.organization(),
                                            query,
                                            row -> position(row, order))
                                    .map(row -> details(row, now)));
                }));
    }

    Outcome<Page<JournalRecord>> history(Call call, InvitationId id, PageRequest request) {
        String query = "history|" + id;
        return cursors.slice(request, call.organization(), query).map(slice -> {
            var filter = JournalQuery.Filter.about(id.uuid());
            var seen = journal.page(call.viewer(), new JournalQuery(filter, JournalQuery.Order.OLDEST_FIRST, slice));
            return reader.read(
                    call.organization(),
                    cursors.page(seen.value(), request, call.organization(), query, JournalReader::position));
        });
    }

    private static Position position(TrackedInvitation row, InvitationQuery.Order order) {
        Invitation invitation = row.invitation();
        return order == InvitationQuery.Order.ADDRESS
                ? new Position(
                        invitation.invitee().address().key(), invitation.id().uuid())
                : Position.of(invitation.id().uuid());
    }

    /** The details of an invitation at that time. */
    static InvitationDetails details(TrackedInvitation row, Instant now) {
        Invitation invitation = row.invitation();
        InvitationProgress progress = invitation.progress();
        return new InvitationDetails(
                invitation.id(),
                invitation.invitee(),
                invitation.stateAt(now),
                new InvitationDetails.Times(progress.invitedAt(), progress.expiresAt(), progress.changedAt()),
                progress.inviter(),
                progress.successor(),
                new InvitationDetails.LastMessage(invitation.lastMessage(), row.delivery()));
    }
}
