package io.rosterkit.engine.naming;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.secret.CodeWords;
import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import java.util.Collection;
import java.util.Optional;

/**
 * Refuses names that contain a code word. Each such refusal tells the caller something about the code word, so it
 * counts as an attempt ({@link NameAttempts}). Beyond the limit every name of the caller is refused, whatever it
 * contains. Thread-safe.
 */
public final class NameCheck {

    private final CodeWords codeWords;
    private final NameAttempts attempts;

    public NameCheck(CodeWords codeWords, NameAttempts attempts) {
        this.codeWords = codeWords;
        this.attempts = attempts;
    }

    /** The name, unless it contains the code word of one of the practices. */
    public Outcome<DisplayName> check(Author author, DisplayName name, Collection<Practice> practices) {
        return check(author, "name", name.text(), practices).map(text -> name);
    }

    /** The same for another text that people read; the refusal names the field. */
    public Outcome<String> check(Author author, String field, String text, Collection<Practice> practices) {
        boolean containsCodeWord = codeWords.occursIn(text, practices);
        if (attempts.isOverLimit(author, text, containsCodeWord)) {
            return Outcome.refused(Refusal.of(ContactReason.NAME_TRY_LATER).at(field));
        }
        return containsCodeWord
                ? Outcome.refused(Refusal.of(ContactReason.NAME_TELLS_CODE_WORD).at(field))
                : Outcome.done(text);
    }

    /** The same for a name that may be missing. */
    public Outcome<Optional<DisplayName>> check(
            Author author, Optional<DisplayName> name, Collection<Practice> practices) {
        return name.map(text -> check(author, text, practices).map(Optional::of))
                .orElseGet(() -> Outcome.done(name));
    }
}
