package io.rosterkit.engine.organization;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.lockout.CounterRules;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.engine.secret.CodeWords;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.organization.CodeWord;
import io.rosterkit.model.organization.OrganizationReason;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.stored.Enrolled;
import io.rosterkit.organization.PracticeReceipt;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.lockout.CounterTable;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.user.UserStore;
import java.util.List;
import java.util.Optional;

/** Decides the next code word of a practice: a generated one, or one that the organization chose. */
public final class CodeWordChange {

    private final OrganizationStore organizations;
    private final UserStore users;
    private final CounterStore counters;
    private final CodeWords codeWords;
    private final PracticeWriting writing;
    private final Profiles profiles;

    public CodeWordChange(
            OrganizationStore organizations,
            UserStore users,
            CounterStore counters,
            CodeWords codeWords,
            PracticeWriting writing,
            Profiles profiles) {
        this.organizations = organizations;
        this.users = users;
        this.counters = counters;
        this.codeWords = codeWords;
        this.writing = writing;
        this.profiles = profiles;
    }

    Decision<PracticeReceipt> renew(Author author, Practice row) {
        Decision<PracticeReceipt> decision = writing.changeCodeWord(author, row, codeWords.make(), "made");
        return new Decision<>(decision.changes().and(resetCounter(author, row)), decision.result());
    }

    /** Sets the word, if the organization may choose one and the word is strong enough. */
    Outcome<Decision<PracticeReceipt>> choose(Call call, Author author, Practice row, String word) {
        Organization organization = organizations.find(call.organization()).orElseThrow();
        if (!profiles.of(organization).practice().ownCodeWord()) {
            return Outcome.refused(OrganizationReason.CODE_WORD_NOT_CHOSEN);
        }
        return PracticeRules.checkStrength(word)
                .then(strong -> PracticeRules.checkNotInNames(
                        strong, organization.name(), organizations.practices(call.organization())))
                .then(checked -> checkNotInPersonNames(call, checked))
                .map(checked -> writing.changeCodeWord(author, row, checked, "chosen"));
    }

    /**
     * Refused when the name of a user or an invited person contains the word. It reads all of them, page by page; that
     * is rare, since few products let organizations choose.
     */
    private Outcome<CodeWord> checkNotInPersonNames(Call call, CodeWord word) {
        Optional<Slice.Position> after = Optional.empty();
        while (true) {
            List<Enrolled> people = users.everybody(call.viewer(), new Slice(PageRequest.MAX_LIMIT, after))
                    .value();
            if (people.stream()
                    .anyMatch(person ->
                            PracticeRules.nameContains(person.contact().name(), word))) {
                return Outcome.refused(
                        Refusal.of(OrganizationReason.CODE_WORD_IN_NAME).at("codeWord"));
            }
            if (people.size() < PageRequest.MAX_LIMIT) {
                return Outcome.done(word);
            }
            Enrolled last = people.get(people.size() - 1);
            after = Optional.of(new Slice.Position(
                    last.contact().address().key(), last.user().uuid()));
        }
    }

    /** Failed attempts at the former word do not count against the new one. */
    private Changes resetCounter(Author author, Practice row) {
        Counter.Key key = Counter.Key.ofStrangers(row.id().uuid(), Proof.CODE_WORD);
        Changes none = Changes.none(author.organization());
        return counters.find(author.organization(), List.of(key)).stream()
                .findFirst()
                .map(counter ->
                        none.and(CounterTable.COUNTERS.write(CounterRules.afterNewProof(counter, author.now()))))
                .orElse(none);
    }
}
