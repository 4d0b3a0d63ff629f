package io.rosterkit.engine.audit;

import io.rosterkit.audit.Journal;
import io.rosterkit.audit.JournalCheck;
import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.listing.Cursors;
import io.rosterkit.model.Bytes;
import io.rosterkit.model.Id;
import io.rosterkit.model.Revision;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Standing;
import io.rosterkit.model.audit.JournalEntry;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.listing.Slice.Position;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.spi.audit.JournalStore;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.user.UserStore;
import java.util.List;
import java.util.Optional;

/** Journal for one caller. */
public final class BoundJournal implements Journal {

    private final Call call;
    private final Parts parts;

    /** What the room is made of. */
    public record Parts(
            OperationRunner runner, Gate gate, JournalStore store, Subjects subjects, Cursors cursors, Seals seals) {}

    /** Where the rows are that entries speak of. */
    public record Subjects(InvitationStore invitations, UserStore users, OrganizationStore organizations) {}

    /** The journal as one caller sees it. */
    public BoundJournal(Call call, Parts parts) {
        this.call = call;
        this.parts = parts;
    }

    @Override
    public Outcome<Page<JournalEntry>> read(JournalQuery.Filter filter, JournalQuery.Order order, PageRequest request) {
        Arguments.required("filter", filter, "order", order, "request", request);
        String query = "journal|" + filter + "|" + order;
        return parts.runner()
                .answer(
                        call,
                        operation("audit.read"),
                        now -> parts.cursors()
                                .slice(request, call.organization(), query)
                                .then(slice -> {
                                    var seen =
                                            parts.store().page(call.viewer(), new JournalQuery(filter, order, slice));
                                    return admit(seen.standing())
                                            .map(agent -> parts.cursors()
                                                    .page(
                                                            seen.value(),
                                                            request,
                                                            call.organization(),
                                                            query,
                                                            BoundJournal::position));
                                }));
    }

    @Override
    public Outcome<JournalCheck> verify(Id subject) {
        Arguments.required("subject", subject);
        return parts.runner().answer(call, operation("audit.verify"), now -> {
            var seen = new Rows(parts.subjects()).revision(call.viewer(), subject);
            return admit(seen.standing())
                    .then(agent -> seen.value()
                            .map(row ->
                                    Outcome.done(check(parts.store().about(call.organization(), subject.uuid()), row)))
                            .orElseGet(() -> Outcome.refused(AccessReason.NOT_FOUND)));
        });
    }

    private JournalCheck check(List<JournalEntry> entries, Revision row) {
        Bytes previous = Bytes.none();
        int changes = 0;
        int attempts = 0;
        for (JournalEntry entry : entries) {
            boolean chained = entry.subject().version() > 0;
            boolean inOrder = !chained || entry.subject().version() == changes + 1;
            if (!inOrder || !parts.seals().hold(entry, chained ? previous : Bytes.none())) {
                return new JournalCheck(changes, attempts, Optional.of(entry.id()), false);
            }
            if (chained) {
                changes++;
                previous = entry.seal();
            } else {
                attempts++;
            }
        }
        boolean complete = row.version() == changes && row.seal().equals(previous);
        return new JournalCheck(changes, attempts, Optional.empty(), complete);
    }

    private Outcome<?> admit(Standing standing) {
        return parts.gate().admit(call, standing, Permission.READ_JOURNAL);
    }

    private Operation operation(String code) {
        return Operation.of(code, Subject.untouched(Subject.Kind.ORGANIZATION, call.organization()));
    }

    private static Position position(JournalEntry entry) {
        return new Position(entry.at(), "", entry.id().uuid());
    }
}
