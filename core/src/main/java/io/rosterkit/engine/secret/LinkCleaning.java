package io.rosterkit.engine.secret;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Removes from a pasted link what mail programs and mail filters do to it: line breaks, quoting, encodings and
 * invisible characters.
 */
final class LinkCleaning {

    private static final int MAX_DECODINGS = 3;

    /** A text of these characters and ASCII letters and digits alone is changed by no step. */
    private static final String UNCHANGED = ":/.#?_-";

    private static final Pattern PERCENT_ENCODED = Pattern.compile("%([0-7][0-9A-Fa-f])");

    /** These links are long, so that a mail program may have wrapped them too. */
    private static final Pattern PROOFPOINT =
            Pattern.compile("(?is)urldefense\\.proofpoint\\.com/v2/.*?[?&][\\s>|=]*u[\\s>|]*=[\\s>|=]*([^&]+)");

    private static final Pattern PROOFPOINT_ENCODED = Pattern.compile("-([0-7][0-9A-Fa-f])");

    /** Invisible characters, which are never part of a link. */
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");

    /**
     * The mark of mail programs where they break a line: {@code =} at the end of a line, or within a word, where the
     * link was pasted into a field of one line, which removes the line break.
     */
    private static final Pattern SOFT_BREAK = Pattern.compile("=[ \\t]*\\R|(?<=[A-Za-z0-9_-])=(?=[A-Za-z0-9_-])");

    /** Line breaks, and what stands before a quoted line. */
    private static final Pattern WRAPPING = Pattern.compile("[\\s>|]+");

    /** The marks of HTML where a long word may break, and the backslash of Markdown before a character. */
    private static final Pattern MARKUP =
            Pattern.compile("(?i)</?wbr\\s*/?>|&(?:shy|zerowidthspace|#173|#8203|#xad|#x200b);|\\\\(?=[_-])");

    private static final Pattern LINE_BREAK = Pattern.compile("(?i)<br\\s*/?>");

    /** Full-width ASCII characters, as East Asian keyboards type them. */
    private static final Pattern FULL_WIDTH = Pattern.compile("[\\uFF01-\\uFF5E]");

    private static final int FULL_WIDTH_OFFSET = 0xFEE0;

    private static final Pattern QUOTED_EQUALS = Pattern.compile("=3D(?=A[Q-Za-f])");

    private static final Pattern END_OF_URL_DEFENSE = Pattern.compile("__(?=;)");

    /** Typographic hyphens instead of the plain one. */
    private static final Pattern HYPHEN =
            Pattern.compile("(?<=[A-Za-z0-9_-])[\\u2010-\\u2015\\u2212\\uFE58\\uFE63\\uFF0D](?=[A-Za-z0-9_-])");

    private LinkCleaning() {}

    /** Whether cleaning would change nothing, as in a link that nothing has wrapped, quoted or encoded. */
    private static boolean isClean(String text) {
        return text.chars()
                .allMatch(character -> (character >= 'a' && character <= 'z')
                        || (character >= 'A' && character <= 'Z')
                        || (character >= '0' && character <= '9')
                        || UNCHANGED.indexOf(character) >= 0);
    }

    /** The text decoded, without quoting and invisible characters, and with a space for each line break. */
    static String clean(String text) {
        if (isClean(text)) {
            return text;
        }
        String decoded = FULL_WIDTH
                .matcher(text)
                .replaceAll(wide ->
                        Matcher.quoteReplacement(Character.toString(wide.group().charAt(0) - FULL_WIDTH_OFFSET)));
        for (int round = 0; round < MAX_DECODINGS; round++) {
            decoded = decode(PERCENT_ENCODED, decoded);
        }
        Matcher proofpoint = PROOFPOINT.matcher(decoded);
        if (proofpoint.find()) {
            String unwrapped = WRAPPING.matcher(
                            SOFT_BREAK.matcher(proofpoint.group(1)).replaceAll(""))
                    .replaceAll("");
            decoded = decode(PROOFPOINT_ENCODED, unwrapped.replace('_', '/'));
        }
        String withoutMarkup =
                LINE_BREAK.matcher(MARKUP.matcher(decoded).replaceAll("")).replaceAll(" ");
        String withoutInvisible = INVISIBLE.matcher(withoutMarkup).replaceAll("");
        String unquoted = QUOTED_EQUALS.matcher(withoutInvisible).replaceAll("=");
        String unwrapped = SOFT_BREAK.matcher(unquoted).replaceAll(" ");
        return END_OF_URL_DEFENSE
                .matcher(HYPHEN.matcher(unwrapped).replaceAll("-"))
                .replaceAll(" ");
    }

    private static String decode(Pattern encoded, String text) {
        return encoded.matcher(text)
                .replaceAll(code ->
                        Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(code.group(1), 16))));
    }
}
