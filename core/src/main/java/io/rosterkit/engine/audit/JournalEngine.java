package io.rosterkit.engine.audit;

import io.rosterkit.audit.Journal;
import io.rosterkit.audit.JournalCheck;
import io.rosterkit.audit.JournalRecord;
import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.listing.ListDefinition;
import io.rosterkit.engine.listing.PageReader;
import io.rosterkit.model.Bytes;
import io.rosterkit.model.Id;
import io.rosterkit.model.Revision;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.spi.audit.JournalStore;
import java.util.List;
import java.util.Optional;

/** Reads the journal and checks its seals. All calls share one instance. Thread-safe. */
public final class JournalEngine {

    private final OperationRunner runner;
    private final Gate gate;
    private final JournalStore store;
    private final Revisions revisions;
    private final PageReader pages;
    private final Seals seals;
    private final JournalReader reader;

    public JournalEngine(
            OperationRunner runner,
            Gate gate,
            JournalStore store,
            Revisions revisions,
            PageReader pages,
            Seals seals,
            JournalReader reader) {
        this.runner = runner;
        this.gate = gate;
        this.store = store;
        this.revisions = revisions;
        this.pages = pages;
        this.seals = seals;
        this.reader = reader;
    }

    /** The journal for one caller. */
    public Journal at(Call call) {
        return new BoundJournal(call, this);
    }

    Outcome<Page<JournalRecord>> read(
            Call call, JournalQuery.Filter filter, JournalQuery.Order order, PageRequest request) {
        Arguments.required("filter", filter, "order", order, "request", request);
        var listing = new ListDefinition<>(
                "audit.read", "journal|" + filter + "|" + order, Permission.READ_JOURNAL, JournalReader::position);
        return pages.read(
                call,
                listing,
                request,
                (now, slice) -> store.page(call.viewer(), new JournalQuery(filter, order, slice)),
                (now, page) -> reader.read(call.organization(), page));
    }

    Outcome<JournalCheck> verify(Call call, Id subject) {
        Arguments.required("subject", subject);
        Operation operation =
                Operation.of("audit.verify", Subject.untouched(Subject.Kind.ORGANIZATION, call.organization()));
        return runner.query(call, operation, now -> {
            WithAccess<Optional<Revision>> seen = revisions.of(call.viewer(), subject);
            return gate.admit(call, seen.access(), Permission.READ_JOURNAL)
                    .then(caller -> seen.value()
                            .map(revision ->
                                    Outcome.done(check(store.about(call.organization(), subject.uuid()), revision)))
                            .orElseGet(() -> Outcome.refused(AccessReason.NOT_FOUND)));
        });
    }

    private JournalCheck check(List<JournalEntry> entries, Revision revision) {
        Bytes previous = Bytes.none();
        int changes = 0;
        int events = 0;
        for (JournalEntry entry : entries) {
            boolean isChange = entry.subject().version() > 0;
            boolean inOrder = !isChange || entry.subject().version() == changes + 1;
            if (!inOrder || !seals.isValid(entry, isChange ? previous : Bytes.none())) {
                return new JournalCheck(changes, events, Optional.of(entry.id()), false);
            }
            if (isChange) {
                changes++;
                previous = entry.seal();
            } else {
                events++;
            }
        }
        boolean complete = revision.version() == changes && revision.seal().equals(previous);
        return new JournalCheck(changes, events, Optional.empty(), complete);
    }
}
