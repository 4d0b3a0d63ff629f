package io.rosterkit.model.search;

import io.rosterkit.model.outcome.Arguments;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;

/**
 * Texts without the differences that people who search do not type: of case, of compatibility (NFKC), of combining
 * marks, and of invisible characters. Independent of the locale, and the same on every storage, since no database folds
 * anything. Pure.
 */
public final class FoldedText {

    private static final int REPLACEMENT = 0xFFFD;

    private FoldedText() {}

    /**
     * The text for searching and sorting. Every blank is one space, none stands at the ends, and no two in a row.
     * Punctuation stays as it is. What no text may hold (half a surrogate pair, a control character) becomes U+FFFD.
     */
    public static String of(String text) {
        Arguments.required("text", text);
        StringBuilder folded = new StringBuilder(text.length());
        upper(text).codePoints().forEach(codePoint -> append(codePoint, folded));
        return Normalizer.normalize(folded, Form.NFKC).strip();
    }

    /** The letters and digits of the text alone, folded, with digits of any script as those of ASCII. */
    public static String letters(String text) {
        Arguments.required("text", text);
        StringBuilder letters = new StringBuilder();
        Normalizer.normalize(of(text), Form.NFKD)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(codePoint -> letters.appendCodePoint(
                        Character.isDigit(codePoint) ? '0' + Character.digit(codePoint, 10) : codePoint));
        return letters.toString();
    }

    /** In capitals first, of which the German sharp s has two; decomposed, so that marks stand alone. */
    private static String upper(String text) {
        String apart = Normalizer.normalize(text, Form.NFKD);
        return Normalizer.normalize(apart.toUpperCase(Locale.ROOT), Form.NFKD);
    }

    private static void append(int codePoint, StringBuilder folded) {
        if (Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint)) {
            if (!folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
                folded.append(' ');
            }
            return;
        }
        switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.FORMAT -> {
                // left out
            }
            case Character.SURROGATE, Character.CONTROL -> folded.appendCodePoint(REPLACEMENT);
            // One by one: the form of a letter does not depend on where its word ends, as that of a sigma would.
            default -> folded.appendCodePoint(Character.toLowerCase(codePoint));
        }
    }
}
