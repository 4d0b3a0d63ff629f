package io.rosterkit.engine.password;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.IntPredicate;

/** Folds passwords for comparison: without differences of case or compatibility, and without white space. */
final class Folding {

    private Folding() {}

    static String fold(String text) {
        // First to upper case: the German sharp s becomes two letters, as people without that key type it.
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        return keep(Normalizer.normalize(plain, Normalizer.Form.NFKC), codePoint -> !isBlank(codePoint));
    }

    /** The folded text without digits, punctuation and symbols, which people add to a word. */
    static String letters(String text) {
        return keep(fold(text), codePoint -> !isDigitOrSymbol(codePoint));
    }

    private static String keep(String text, IntPredicate condition) {
        return text.codePoints()
                .filter(condition)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isBlank(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }

    private static boolean isDigitOrSymbol(int codePoint) {
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
