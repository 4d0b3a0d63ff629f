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
import io.rosterkit.model.lockout.stored.LockoutChange;
import io.rosterkit.model.organization.CodeWord;
import io.rosterkit.model.organization.OrganizationReason;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.stored.Enrolled;
import io.rosterkit.organization.PracticeReceipt;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.user.UserStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides which code word a practice has next: a made one, or one that the organization chose. */
public final class CodeWordChange {

    private final OrganizationStore organizations;
    private final UserStore users;
    private final CounterStore counters;
    private final CodeWords words;
    private final PracticeWriting writing;
    private final Profiles profiles;

    /** Made by the root, once. */
    public CodeWordChange(
            OrganizationStore organizations,
            UserStore users,
            CounterStore counters,
            CodeWords words,
            PracticeWriting writing,
            Profiles profiles) {
        this.organizations = organizations;
        this.users = users;
        this.counters = counters;
        this.words = words;
        this.writing = writing;
        this.profiles = profiles;
    }

    Decision<PracticeReceipt> made(Author author, Practice row) {
        Decision<PracticeReceipt> made = writing.reworded(author, row, words.make(), "made");
        return new Decision<>(made.changes().and(forgiven(author, row)), made.answer());
    }

    /** The word, if the organization may choose one and it is strong enough. */
    Outcome<Decision<PracticeReceipt>> chosen(Call call, Author author, Practice row, String word) {
        Organization organization = organizations.find(call.organization()).orElseThrow();
        if (!profiles.of(organization.profile()).practice().ownCodeWord()) {
            return Outcome.refused(OrganizationReason.CODE_WORD_NOT_CHOSEN);
        }
        return PracticeRules.strong(word)
                .then(strong -> PracticeRules.inNoName(
                        strong, organization.name(), organizations.practices(call.organization())))
                .then(fit -> inNoPersonsName(call, fit))
                .map(fit -> writing.reworded(author, row, fit, "chosen"));
    }

    /** Reads all users and invitations, page by page: rare, and only where words may be chosen. */
    private Outcome<CodeWord> inNoPersonsName(Call call, CodeWord word) {
        Optional<Slice.Position> after = Optional.empty();
        while (true) {
            List<Enrolled> some = users.everybody(call.viewer(), new Slice(PageRequest.MAX_LIMIT, after))
                    .value();
            if (some.stream()
                    .anyMatch(one -> PracticeRules.isIn(word, one.contact().name()))) {
                return Outcome.refused(
                        Refusal.of(OrganizationReason.CODE_WORD_IN_NAME).at("codeWord"));
            }
            if (some.size() < PageRequest.MAX_LIMIT) {
                return Outcome.done(word);
            }
            Enrolled last = some.get(some.size() - 1);
            after = Optional.of(new Slice.Position(
                    Instant.EPOCH, last.contact().address().key(), last.user().uuid()));
        }
    }

    /** Failures at the word before are no failures at the new one. */
    private Changes forgiven(Author author, Practice row) {
        Counter.Key key = Counter.Key.ofStrangers(row.id().uuid(), Proof.CODE_WORD);
        Changes none = Changes.none(author.organization());
        return counters.find(author.organization(), List.of(key)).stream()
                .findFirst()
                .map(counter -> none.and(new LockoutChange.Counted(CounterRules.replaced(counter, author.now()))))
                .orElse(none);
    }
}
