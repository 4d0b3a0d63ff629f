package io.rosterkit.engine.password;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.IntPredicate;

/** What stays of a password for those who guess it: neither case nor compatibility differences nor blanks. */
final class Folding {

    private Folding() {}

    static String fold(String text) {
        // Up before down: Eszett becomes two letters, as it is typed where it is missing.
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        return keep(Normalizer.normalize(plain, Normalizer.Form.NFKC), codePoint -> !blank(codePoint));
    }

    /** Folded, and without what people add to a word: digits, punctuation and signs. */
    static String words(String text) {
        return keep(fold(text), codePoint -> !added(codePoint));
    }

    private static String keep(String text, IntPredicate kept) {
        return text.codePoints()
                .filter(kept)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean blank(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }

    private static boolean added(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.DECIMAL_DIGIT_NUMBER,
                    Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION,
                    Character.MATH_SYMBOL,
                    Character.CURRENCY_SYMBOL,
                    Character.MODIFIER_SYMBOL,
                    Character.CONTROL,
                    Character.FORMAT -> true;
            default -> false;
        };
    }
}
