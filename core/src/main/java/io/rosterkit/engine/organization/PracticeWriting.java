package io.rosterkit.engine.organization;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.audit.JournalWriter;
import io.rosterkit.engine.audit.JournaledChange;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.secret.CodeWords;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.Revision;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.organization.CodeWord;
import io.rosterkit.model.organization.PracticeStatus;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.organization.stored.SealedWord;
import io.rosterkit.organization.CodeWordShown;
import io.rosterkit.organization.PracticeReceipt;
import io.rosterkit.spi.organization.PracticeTable;
import io.rosterkit.spi.storage.Changes;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Builds the changes of each operation on a practice: the journal entry and, where something changes, the new row. */
public final class PracticeWriting {

    private final JournalWriter journalWriter;
    private final CodeWords codeWords;

    public PracticeWriting(JournalWriter journalWriter, CodeWords codeWords) {
        this.journalWriter = journalWriter;
        this.codeWords = codeWords;
    }

    Changes open(Author author, PracticeId id, DisplayName name) {
        SealedWord word = codeWords.encrypt(author.organization(), id, codeWords.make());
        JournaledChange journaled = journalWriter.change(
                author, JournalEvent.done("practice.open", Map.of()), Subject.Kind.PRACTICE, id, Revision.none());
        Practice row = new Practice(
                author.organization(), id, name, PracticeStatus.ACTIVE, word, author.now(), journaled.revision());
        return Changes.none(author.organization())
                .and(PracticeTable.PRACTICES.insert(row))
                .and(journaled.entry());
    }

    /** Nothing changes when the practice has the name already. */
    Decision<PracticeReceipt> rename(Author author, Practice practice, DisplayName name) {
        return practice.name().equals(name)
                ? new Decision<>(Changes.none(author.organization()), new PracticeReceipt(practice.id()))
                : change(
                        author,
                        practice,
                        JournalEvent.done("practice.rename", Map.of()),
                        revision -> practice.withName(name, revision));
    }

    /** {@code last} is written after the practice. */
    Decision<PracticeReceipt> changeStatus(Author author, Practice practice, PracticeStatus status, Changes last) {
        Decision<PracticeReceipt> changed = change(
                author,
                practice,
                JournalEvent.done(actOf(status), Map.of()),
                revision -> practice.withStatus(status, revision));
        return new Decision<>(changed.changes().and(last), changed.result());
    }

    static String actOf(PracticeStatus status) {
        return status == PracticeStatus.ACTIVE ? "practice.reactivate" : "practice.deactivate";
    }

    Decision<PracticeReceipt> changeCodeWord(Author author, Practice practice, CodeWord word, String madeOrChosen) {
        SealedWord sealed = codeWords.encrypt(practice.organization(), practice.id(), word);
        return change(
                author,
                practice,
                JournalEvent.done("practice.code-word", Map.of("how", madeOrChosen)),
                revision -> practice.withCodeWord(sealed, revision));
    }

    private Decision<PracticeReceipt> change(
            Author author, Practice practice, JournalEvent event, Function<Revision, Practice> after) {
        JournaledChange journaled =
                journalWriter.change(author, event, Subject.Kind.PRACTICE, practice.id(), practice.revision());
        return new Decision<>(
                Changes.none(author.organization())
                        .and(PracticeTable.PRACTICES.update(after.apply(journaled.revision())))
                        .and(journaled.entry()),
                new PracticeReceipt(practice.id()));
    }

    Decision<CodeWordShown> showCodeWord(Author author, Practice practice) {
        JournalEntry entry = journalWriter.event(
                author,
                JournalEvent.done("practice.show-code-word", Map.of()),
                Subject.untouched(Subject.Kind.PRACTICE, practice.id()));
        return new Decision<>(
                Changes.none(author.organization()).and(entry),
                new CodeWordShown(Optional.of(codeWords.decrypt(practice))));
    }
}
