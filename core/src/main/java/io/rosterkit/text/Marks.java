package io.rosterkit.text;

import java.util.function.IntPredicate;

/**
 * Removes what programs put around a pasted text and nobody sees: blanks of any width, zero-width characters, byte
 * order marks and direction marks. Only the ends are touched. U+202E stays, since it shows the text in another order
 * than it is read.
 */
public final class Marks {

    private static final int RIGHT_TO_LEFT_OVERRIDE = 0x202E;
    private static final int FIRST_TAG = 0xE0000;

    private Marks() {}

    /** The text without blanks, line ends and marks at its ends. */
    public static String strip(String text) {
        return cut(text.strip(), Marks::invisible).strip();
    }

    /** The text without blanks and marks at its ends; tabs, line ends and other controls stay. */
    public static String stripWithinLine(String text) {
        return cut(text, Marks::mark);
    }

    private static String cut(String text, IntPredicate outside) {
        int from = 0;
        int to = text.length();
        while (from < to && outside.test(text.codePointAt(from))) {
            from += Character.charCount(text.codePointAt(from));
        }
        while (from < to && outside.test(text.codePointBefore(to))) {
            to -= Character.charCount(text.codePointBefore(to));
        }
        return text.substring(from, to);
    }

    private static boolean invisible(int codePoint) {
        return Character.isWhitespace(codePoint) || mark(codePoint);
    }

    private static boolean mark(int codePoint) {
        return Character.getType(codePoint) == Character.SPACE_SEPARATOR
                || (Character.getType(codePoint) == Character.FORMAT
                        && codePoint != RIGHT_TO_LEFT_OVERRIDE
                        && codePoint < FIRST_TAG);
    }
}
