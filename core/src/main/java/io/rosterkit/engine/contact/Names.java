package io.rosterkit.engine.contact;

import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Parses a display name. The name is stored in NFC, without spaces at its ends. A name is refused when it has a
 * character that could end a header line, change the direction of the text or be invisible. It is refused also for one
 * of the two characters that become a line break by CVE-2025-7962.
 */
public final class Names {

    private static final String LINE_BREAK_BY_CVE = "\u760A\u760D";

    /** Hangul fillers and the blank Braille cell: Unicode calls them letters and symbols, but they are invisible. */
    private static final String INVISIBLE_LETTERS = "\u115F\u1160\u2800\u3164\uFFA0";

    /** Invisible, but allowed: names in Persian and in many Indian scripts need them. */
    private static final String JOINERS = "\u200C\u200D";

    private static final Pattern SPACE_AT_ENDS = Pattern.compile("\\A\\p{Zs}+|\\p{Zs}+\\z");

    private Names() {}

    /** Parses a display name. */
    public static Outcome<DisplayName> parse(String text) {
        Arguments.required("text", text);
        String name = strip(Normalizer.normalize(text, Normalizer.Form.NFC));
        if (name.isEmpty()) {
            return refused(ContactReason.NAME_MISSING);
        }
        if (name.codePointCount(0, name.length()) > DisplayName.MAX_LENGTH) {
            return Outcome.refused(
                    Refusal.of(ContactReason.NAME_TOO_LONG).at("name").with("atMost", DisplayName.MAX_LENGTH));
        }
        return name.codePoints().anyMatch(Names::isUnsafe)
                ? refused(ContactReason.NAME_UNSAFE)
                : Outcome.done(new DisplayName(name));
    }

    /** Removes spaces of every kind at the ends, such as the no-break space. */
    private static String strip(String name) {
        return SPACE_AT_ENDS.matcher(name).replaceAll("").strip();
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

    private static <T> Outcome<T> refused(ContactReason reason) {
        return Outcome.refused(Refusal.of(reason).at("name"));
    }
}
