package io.rosterkit.engine.audit;

import io.rosterkit.engine.call.Caller;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.model.Bytes;
import io.rosterkit.model.EntryId;
import io.rosterkit.model.Id;
import io.rosterkit.model.Revision;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.stored.User;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Makes journal entries: each change of a subject is sealed together with the seal of the change before it. What is
 * personal is encrypted first, so that the seal stays valid when it is erased. Pure but for ids and random bytes.
 */
public final class JournalWriter {

    private final Seals seals;
    private final JournalCipher cipher;
    private final Supplier<UUID> ids;

    public JournalWriter(Seals seals, JournalCipher cipher, Supplier<UUID> ids) {
        this.seals = seals;
        this.cipher = cipher;
        this.ids = ids;
    }

    /** The entry about a change of a subject, which had that revision before. */
    public JournaledChange change(Author author, JournalEvent event, Subject.Kind kind, Id id, Revision before) {
        return change(author, event, Subject.changed(kind, id, before.version() + 1), before, PersonalFacts.none());
    }

    /** The entry about a change of a user, with personal facts of that user. */
    public JournaledChange change(Author author, JournalEvent event, User before, PersonalFacts personal) {
        Subject subject = Subject.changed(
                Subject.Kind.USER, before.id(), before.revision().version() + 1);
        return change(author, event, subject, before.revision(), personal);
    }

    private JournaledChange change(
            Author author, JournalEvent event, Subject subject, Revision before, PersonalFacts personal) {
        JournalEntry entry = entry(author, event, subject, before.seal(), personal);
        return new JournaledChange(entry, before.next(entry.seal()));
    }

    /**
     * The entry about an event that changed no row, such as a refused attempt, or that a code word was shown. It is
     * sealed alone.
     */
    public JournalEntry event(Author author, JournalEvent event, Subject subject) {
        return entry(author, event, new Subject(subject.kind(), subject.id(), 0), Bytes.none(), PersonalFacts.none());
    }

    /** The entry about a refused operation. */
    public JournalEntry refusal(Author author, Operation operation, Refusal refusal) {
        return event(
                author, JournalEvent.refused(operation.code(), refusal.code(), refusal.facts()), operation.subject());
    }

    private JournalEntry entry(
            Author author, JournalEvent event, Subject subject, Bytes previous, PersonalFacts personal) {
        EntryId id = new EntryId(ids.get());
        Caller caller = author.caller();
        JournalEntry.Secured secured = new JournalEntry.Secured(
                cipher.encryptSource(author.organization(), id, caller.salt(), caller.source()),
                cipher.encryptFacts(author.organization(), id, personal),
                Bytes.none());
        JournalEntry unsealed =
                new JournalEntry(id, author.organization(), author.now(), caller.agent(), event, subject, secured);
        return unsealed.sealed(seals.seal(unsealed, previous));
    }
}
