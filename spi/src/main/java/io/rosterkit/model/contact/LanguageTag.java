package io.rosterkit.model.contact;

import java.util.Locale;

/**
 * A language as its BCP 47 tag, such as {@code de-AT}, in the form in which Java writes it.
 * {@link IllegalArgumentException} for every other text.
 */
public record LanguageTag(String text) {

    /** The longest tag that a storage must keep, in characters. */
    public static final int MAX_LENGTH = 100;

    public LanguageTag {
        if (text.length() > MAX_LENGTH
                || !Locale.forLanguageTag(text).toLanguageTag().equals(text)) {
            throw new IllegalArgumentException(
                    "language must be a BCP 47 tag as Java writes it, of at most " + MAX_LENGTH + " characters");
        }
    }

    /** The tag of that language. */
    public static LanguageTag of(Locale language) {
        return new LanguageTag(language.toLanguageTag());
    }

    /** The language. */
    public Locale locale() {
        return Locale.forLanguageTag(text);
    }
}
