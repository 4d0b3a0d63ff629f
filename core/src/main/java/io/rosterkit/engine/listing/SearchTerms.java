package io.rosterkit.engine.listing;

import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.search.SearchTerm;

/** Parses what people type to search for others. Immutable. */
public final class SearchTerms {

    /** In characters of UTF-16, before anything is done with it. */
    private static final int MAX_LENGTH = 200;

    private static final int MAX_WORDS = 16;

    private final int anywhereFrom;

    /** A word of so many characters or more is found anywhere in a name. */
    public SearchTerms(int anywhereFrom) {
        this.anywhereFrom = anywhereFrom;
    }

    /** The term; refused when it has too many characters or too many words. */
    public Outcome<SearchTerm> parse(String typed) {
        if (typed.length() > MAX_LENGTH) {
            return tooLong();
        }
        SearchTerm term = SearchTerm.of(typed, anywhereFrom);
        return term.parts().size() > MAX_WORDS ? tooLong() : Outcome.done(term);
    }

    private static Outcome<SearchTerm> tooLong() {
        return Outcome.refused(Refusal.of(InputReason.SEARCH_TOO_LONG)
                .at("term")
                .with("atMost", MAX_LENGTH)
                .with("words", MAX_WORDS));
    }
}
