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
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.organization.stored.SealedWord;
import io.rosterkit.organization.CodeWordShown;
import io.rosterkit.organization.PracticeReceipt;
import io.rosterkit.spi.organization.PracticeTable;
import io.rosterkit.spi.storage.Changes;
import java.util.Map;
import java.util.Optional;

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
        Practice row = new Practice(author.organization(), id, name, word, author.now(), journaled.revision());
        return Changes.none(author.organization())
                .and(PracticeTable.PRACTICES.insert(row))
                .and(journaled.entry());
    }

    Decision<PracticeReceipt> changeCodeWord(Author author, Practice practice, CodeWord word, String madeOrChosen) {
        JournaledChange journaled = journalWriter.change(
                author,
                JournalEvent.done("practice.code-word", Map.of("how", madeOrChosen)),
                Subject.Kind.PRACTICE,
                practice.id(),
                practice.revision());
        SealedWord sealed = codeWords.encrypt(practice.organization(), practice.id(), word);
        Practice row = practice.withCodeWord(sealed, journaled.revision());
        Changes changes = Changes.none(author.organization())
                .and(PracticeTable.PRACTICES.update(row))
                .and(journaled.entry());
        return new Decision<>(changes, new PracticeReceipt(practice.id()));
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
