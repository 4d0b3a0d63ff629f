package io.rosterkit.engine.listing;

import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.search.SearchTerm;

/** Parses what people type to search for others. Pure. */
public final class SearchTerms {

    /** In characters of UTF-16, before anything is done with it. */
    private static final int MAX_LENGTH = 200;

    private static final int MAX_WORDS = 16;

    private SearchTerms() {}

    /** The term; refused when it is longer than any name. */
    public static Outcome<SearchTerm> parse(String typed) {
        SearchTerm term = typed.length() > MAX_LENGTH ? SearchTerm.none() : SearchTerm.of(typed);
        return typed.length() > MAX_LENGTH || term.parts().size() > MAX_WORDS
                ? Outcome.refused(Refusal.of(InputReason.SEARCH_TOO_LONG)
                        .at("term")
                        .with("atMost", MAX_LENGTH)
                        .with("words", MAX_WORDS))
                : Outcome.done(term);
    }
}
