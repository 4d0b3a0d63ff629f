package io.rosterkit.engine.naming;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.secret.CodeWords;
import io.rosterkit.lockout.SourceLimits;
import io.rosterkit.model.Id;
import io.rosterkit.model.audit.Agent;
import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.spi.lockout.SourceBudget;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * Refuses names that contain a code word. Each such refusal tells the caller something about the code word, so it
 * counts as an attempt. After {@value #MAX_ATTEMPTS} of them within an hour, this process refuses every name of the
 * caller until the hour is over, whatever it contains. Jobs of the host are not limited. Thread-safe.
 */
public final class NameCheck {

    private static final int MAX_ATTEMPTS = 5;

    private final CodeWords codeWords;
    private final SourceBudget attempts;

    /** {@code attempts} counts for the whole process, by {@link #limits()}. */
    public NameCheck(CodeWords codeWords, SourceBudget attempts) {
        this.codeWords = codeWords;
        this.attempts = attempts;
    }

    /** How many names of one caller may contain a code word. */
    public static SourceLimits limits() {
        return SourceLimits.standard().failures(MAX_ATTEMPTS).window(Duration.ofHours(1));
    }

    /** The name, unless it contains the code word of one of the practices. */
    public Outcome<DisplayName> check(Author author, DisplayName name, Collection<Practice> practices) {
        boolean containsCodeWord = codeWords.occursIn(name.text(), practices);
        if (isOverLimit(author, containsCodeWord)) {
            return refused(ContactReason.NAME_TRY_LATER);
        }
        return containsCodeWord ? refused(ContactReason.NAME_TELLS_CODE_WORD) : Outcome.done(name);
    }

    /** The same for a name that may be missing. */
    public Outcome<Optional<DisplayName>> check(
            Author author, Optional<DisplayName> name, Collection<Practice> practices) {
        return name.map(text -> check(author, text, practices).map(Optional::of))
                .orElseGet(() -> Outcome.done(name));
    }

    /** Counts in one step: of names that are checked at the same time, no more are told than of those in a row. */
    private synchronized boolean isOverLimit(Author author, boolean isAttempt) {
        if (author.caller().agent().kind() == Agent.Kind.SYSTEM) {
            return false;
        }
        String caller = author.responsible()
                .map(Id::toString)
                .orElseGet(() -> author.caller().agent().id());
        SourceBudget.Key key = new SourceBudget.Key(Optional.of(author.organization()), "names of " + caller);
        Instant now = author.now();
        SourceBudget.Charged charged = attempts.charge(key, now);
        if (charged.verdict() != SourceBudget.Verdict.ADMITTED) {
            return true;
        }
        attempts.settle(key, charged, isAttempt);
        return false;
    }

    private static <T> Outcome<T> refused(ContactReason reason) {
        return Outcome.refused(Refusal.of(reason).at("name"));
    }
}
