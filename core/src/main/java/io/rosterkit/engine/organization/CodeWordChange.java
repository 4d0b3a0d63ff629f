package io.rosterkit.engine.organization;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.lockout.CounterRules;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.engine.secret.CodeWords;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.organization.CodeWord;
import io.rosterkit.model.organization.OrganizationReason;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.organization.PracticeReceipt;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.lockout.CounterTable;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.storage.Changes;
import java.util.List;

/** Decides the next code word of a practice: a generated one, or one that the organization chose. */
public final class CodeWordChange {

    private final OrganizationStore organizations;
    private final CounterStore counters;
    private final CodeWords codeWords;
    private final PracticeWriting writing;
    private final Profiles profiles;

    public CodeWordChange(
            OrganizationStore organizations,
            CounterStore counters,
            CodeWords codeWords,
            PracticeWriting writing,
            Profiles profiles) {
        this.organizations = organizations;
        this.counters = counters;
        this.codeWords = codeWords;
        this.writing = writing;
        this.profiles = profiles;
    }

    Decision<PracticeReceipt> renew(Author author, Practice row) {
        Decision<PracticeReceipt> decision = writing.changeCodeWord(author, row, codeWords.make(), "made");
        return new Decision<>(decision.changes().and(resetCounter(author, row)), decision.result());
    }

    /**
     * Sets the word, if the organization may choose one, the word is strong enough, and no name of the organization, of
     * a practice or of a person contains it.
     */
    Outcome<Decision<PracticeReceipt>> choose(Author author, Practice row, String word) {
        Organization organization = organizations.find(author.organization()).orElseThrow();
        if (!profiles.of(organization).practice().ownCodeWord()) {
            return Outcome.refused(OrganizationReason.CODE_WORD_NOT_CHOSEN);
        }
        return PracticeRules.checkStrength(word)
                .then(strong -> PracticeRules.checkNotInNames(
                        strong, organization, organizations.practices(author.organization())))
                .then(checked -> checkNotInPersonNames(author, checked))
                .map(checked -> decideChoice(author, row, checked));
    }

    /** Attempts at the word that is there already go on counting. */
    private Decision<PracticeReceipt> decideChoice(Author author, Practice row, CodeWord word) {
        boolean isNew = !codeWords.matches(row, word.reveal());
        Decision<PracticeReceipt> decision = writing.changeCodeWord(author, row, word, "chosen");
        return isNew ? new Decision<>(decision.changes().and(resetCounter(author, row)), decision.result()) : decision;
    }

    /** Refused when the name of a person who is not closed contains the word. */
    private Outcome<CodeWord> checkNotInPersonNames(Author author, CodeWord word) {
        return organizations.isInName(author.organization(), CodeWords.fold(word.reveal()))
                ? Outcome.refused(
                        Refusal.of(OrganizationReason.CODE_WORD_IN_NAME).at("codeWord"))
                : Outcome.done(word);
    }

    /** Failed attempts at the former word do not count against the new one. */
    private Changes resetCounter(Author author, Practice row) {
        Counter.Key key = Counter.Key.ofUnknownClients(row.id().uuid(), Proof.CODE_WORD);
        Changes none = Changes.none(author.organization());
        return counters.find(author.organization(), List.of(key)).stream()
                .findFirst()
                .map(counter ->
                        none.and(CounterTable.COUNTERS.write(CounterRules.afterNewProof(counter, author.now()))))
                .orElse(none);
    }
}
