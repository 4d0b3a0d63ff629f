package io.rosterkit.engine.text;

import java.text.Normalizer;

/** Texts that people see within one line, such as names: in NFC, without spaces at their ends. */
public final class PlainText {

    private static final String LINE_BREAK_BY_CVE = "\u760A\u760D";

    /** Hangul fillers and the blank Braille cell: Unicode calls them letters and symbols, but they are invisible. */
    private static final String INVISIBLE_LETTERS = "\u115F\u1160\u2800\u3164\uFFA0";

    /** Invisible, but allowed: names in Persian and in many Indian scripts need them. */
    private static final String JOINERS = "\u200C\u200D";

    private PlainText() {}

    /** The text in NFC, without spaces and line ends of any kind at its ends, such as the no-break space. */
    public static String normalize(String text) {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFC);
        int from = 0;
        int to = normal.length();
        while (from < to && isSpace(normal.charAt(from))) {
            from++;
        }
        while (from < to && isSpace(normal.charAt(to - 1))) {
            to--;
        }
        return normal.substring(from, to);
    }

    /** All spaces are in the basic plane. */
    private static boolean isSpace(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    /** Whether people see anything of the text. */
    public static boolean isVisible(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    /**
     * Whether the text has a character that could end a header line, change the direction of the text or be invisible,
     * or one of the two characters that become a line break by CVE-2025-7962.
     */
    public static boolean isUnsafe(String text) {
        return text.codePoints().anyMatch(PlainText::isUnsafe);
    }

    private static boolean isUnsafe(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE -> true;
            case Character.FORMAT -> JOINERS.indexOf(codePoint) < 0;
            default -> LINE_BREAK_BY_CVE.indexOf(codePoint) >= 0 || INVISIBLE_LETTERS.indexOf(codePoint) >= 0;
        };
    }
}
