package io.rosterkit.model.search;

import io.rosterkit.model.outcome.Arguments;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is searched for: the parts that all have to occur in a search text, in any order, byte by byte. A word of three
 * characters or more, or of fewer where the host says so, is a part as it is. A shorter one is a part with a space
 * before it: in a search text every beginning of a word stands behind a space. Without parts every text passes.
 * Immutable.
 */
public record SearchTerm(List<String> parts) {

    /** A word of fewer characters is looked for at the beginnings of words only, unless the host says otherwise. */
    public static final int ANYWHERE = 3;

    public SearchTerm {
        Arguments.required("parts", parts);
        parts = List.copyOf(parts);
    }

    /** Lets every text pass. */
    public static SearchTerm none() {
        return new SearchTerm(List.of());
    }

    /** What a person typed: words between blanks, folded. Never fails, whatever it is. */
    public static SearchTerm of(String typed) {
        return of(typed, ANYWHERE);
    }

    /** The same, where a word of so many characters or more is looked for anywhere: at most {@value #ANYWHERE}. */
    public static SearchTerm of(String typed, int anywhereFrom) {
        Arguments.required("typed", typed);
        return new SearchTerm(Arrays.stream(FoldedText.of(typed).split(" ", -1))
                .filter(word -> !word.isEmpty())
                .distinct()
                .map(word -> word.codePointCount(0, word.length()) < anywhereFrom ? " " + word : word)
                .toList());
    }

    /** Whether it lets every text pass. */
    public boolean isEmpty() {
        return parts.isEmpty();
    }

    /** Whether all parts occur in that search text. */
    public boolean isIn(String searchText) {
        return parts.stream().allMatch(searchText::contains);
    }

    /** The parts in one text, of which no other term has the same. */
    public String code() {
        return parts.stream().map(part -> part.length() + ":" + part).collect(Collectors.joining(","));
    }

    /** Hides the words, which may be personal. */
    @Override
    public String toString() {
        return "SearchTerm[...]";
    }
}
