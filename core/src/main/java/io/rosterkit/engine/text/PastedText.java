package io.rosterkit.engine.text;

import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cleans the ends of a pasted text. It removes white space of any kind, zero-width characters, byte order marks and
 * direction marks. U+202E is not removed, so that a text that it would show in another order is refused later. It also
 * removes the number or the bullet of a list before the text.
 */
public final class PastedText {

    private static final int RIGHT_TO_LEFT_OVERRIDE = 0x202E;
    private static final int FIRST_TAG = 0xE0000;

    private static final String BULLETS =
            "\u2022\u2023\u2043\u25E6\u25AA\u25AB\u25A0\u25A1\u25CF\u25CB\u00B7\u2219\u25B6\u25BA\u2192\u27A2\u27A4"
                    + "\u2713\u2714\u2610\u2611\u2612\u25C6\u2756\uF0B7\uF0A7\uF0D8";

    /** The number or the bullet that people write before a line: "1.", "(2)", "a)", "- [ ]". */
    private static final Pattern LIST_MARK = Pattern.compile("(?:"
            + "[-*+>\u2013\u2014\u2212]+(?:\\s+|$)"
            + "|[" + BULLETS + "]\\s*"
            + "|=(?=\")"
            + "|\\[[ xX]?\\](?:\\s+|$)"
            + "|[(\\[]?(?:(?i:no|nr)\\.?\\s?|#)?\\d{1,4}(?:\\.\\d{1,3})*"
            + "(?:\\.?[)\\]]\\s*|[.:](?:\\s+|$)|\\s+[-\u2013]\\s+|\\t)"
            + "|#\\d{1,4}\\s+"
            + "|[(\\[]?\\p{L}[)\\]]\\s*"
            + "|[(]?[ivx]{1,5}[)]\\s*"
            + "|\\p{Ll}\\.\\s+(?=\\p{Lu})"
            + "|o\\t"
            + "){1,3}");

    private PastedText() {}

    /** The text without white space, line ends and invisible characters at its ends. */
    public static String strip(String text) {
        return cut(text.strip(), PastedText::isInvisible).strip();
    }

    /** The text without spaces and invisible characters at its ends; tabs, line ends and other controls stay. */
    public static String stripWithinLine(String text) {
        return cut(text, PastedText::isSpaceOrFormat);
    }

    /** The text after the number or the bullet of a list. The initial of a name is not such a mark. */
    public static String stripListMark(String text) {
        Matcher mark = LIST_MARK.matcher(text);
        return mark.lookingAt() ? strip(text.substring(mark.end())) : text;
    }

    private static String cut(String text, IntPredicate removable) {
        int from = 0;
        int to = text.length();
        while (from < to && removable.test(text.codePointAt(from))) {
            from += Character.charCount(text.codePointAt(from));
        }
        while (from < to && removable.test(text.codePointBefore(to))) {
            to -= Character.charCount(text.codePointBefore(to));
        }
        return text.substring(from, to);
    }

    private static boolean isInvisible(int codePoint) {
        return Character.isWhitespace(codePoint) || isSpaceOrFormat(codePoint);
    }

    private static boolean isSpaceOrFormat(int codePoint) {
        return Character.getType(codePoint) == Character.SPACE_SEPARATOR
                || (Character.getType(codePoint) == Character.FORMAT
                        && codePoint != RIGHT_TO_LEFT_OVERRIDE
                        && codePoint < FIRST_TAG);
    }
}
