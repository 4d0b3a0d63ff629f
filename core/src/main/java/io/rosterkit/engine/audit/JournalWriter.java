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
 * Writes journal entries: each change of a subject is sealed together with the seal of the change before it. Pure but
 * for ids.
 */
public final class JournalWriter implements RefusalJournal {

    private final Seals seals;
    private final Supplier<UUID> ids;

    /** Seals with those seals. */
    public JournalWriter(Seals seals, Supplier<UUID> ids) {
        this.seals = seals;
        this.ids = ids;
    }

    /** Tells of a change of a subject, which had that revision before. */
    public JournaledChange change(Author author, Deed deed, Subject.Kind kind, Id id, Revision before) {
        Subject subject = Subject.changed(kind, id, before.version() + 1);
        JournalEntry entry = sealed(author, deed, subject, before.seal());
        return new JournaledChange(entry, before.next(entry.seal()));
    }

    /** Tells of something that changed no row: a refused attempt, or a showing. Sealed alone. */
    public JournalEntry event(Author author, Deed deed, Subject about) {
        return sealed(author, deed, new Subject(about.kind(), about.id(), 0), Bytes.none());
    }

    @Override
    public JournalEntry entry(Call call, Operation operation, Refusal refusal, Instant now) {
        Author author = new Author(call.organization(), call.agent(""), now);
        return event(author, Deed.refused(operation.code(), refusal.code(), refusal.facts()), operation.about());
    }

    private JournalEntry sealed(Author author, Deed deed, Subject subject, Bytes previous) {
        JournalEntry open = new JournalEntry(
                new EntryId(ids.get()), author.organization(), author.now(), author.agent(), deed, subject, previous);
        return new JournalEntry(
                open.id(), open.organization(), open.at(), open.agent(), deed, subject, seals.over(open, previous));
    }
}
