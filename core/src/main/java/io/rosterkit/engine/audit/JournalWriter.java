package io.rosterkit.engine.audit;

import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.RefusalJournal;
import io.rosterkit.model.Bytes;
import io.rosterkit.model.EntryId;
import io.rosterkit.model.Id;
import io.rosterkit.model.Revision;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.Deed;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.model.outcome.Refusal;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Makes journal entries: each change of a subject is sealed together with the seal of the change before it. Pure but
 * for ids.
 */
public final class JournalWriter implements RefusalJournal {

    private final Seals seals;
    private final Supplier<UUID> ids;

    public JournalWriter(Seals seals, Supplier<UUID> ids) {
        this.seals = seals;
        this.ids = ids;
    }

    /** The entry about a change of a subject, which had that revision before. */
    public JournaledChange change(Author author, Deed deed, Subject.Kind kind, Id id, Revision before) {
        Subject subject = Subject.changed(kind, id, before.version() + 1);
        JournalEntry entry = seal(author, deed, subject, before.seal());
        return new JournaledChange(entry, before.next(entry.seal()));
    }

    /**
     * The entry about an event that changed no row, such as a refused attempt, or that a code word was shown. It is
     * sealed alone.
     */
    public JournalEntry event(Author author, Deed deed, Subject subject) {
        return seal(author, deed, new Subject(subject.kind(), subject.id(), 0), Bytes.none());
    }

    @Override
    public JournalEntry entry(Call call, Operation operation, Refusal refusal, Instant now) {
        Author author = new Author(call.organization(), call.agent(""), now);
        return event(author, Deed.refused(operation.code(), refusal.code(), refusal.facts()), operation.subject());
    }

    private JournalEntry seal(Author author, Deed deed, Subject subject, Bytes previous) {
        JournalEntry unsealed = new JournalEntry(
                new EntryId(ids.get()), author.organization(), author.now(), author.agent(), deed, subject, previous);
        return new JournalEntry(
                unsealed.id(),
                unsealed.organization(),
                unsealed.at(),
                unsealed.agent(),
                deed,
                subject,
                seals.seal(unsealed, previous));
    }
}
