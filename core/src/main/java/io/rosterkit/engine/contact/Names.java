package io.rosterkit.engine.contact;

import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Reads a display name. It is kept in NFC with its blanks as they are but for the ends; a character that could end a
 * header line, turn the direction of the text or hide something is refused, and so are the two characters that
 * CVE-2025-7962 turns into a line break.
 */
public final class Names {

    private static final String LINE_BREAK_LOOK_ALIKES = "\u760A\u760D";

    /** Fillers of Hangul and the empty Braille cell: letters and symbols by their type, nothing to the eye. */
    private static final String BLANK_LOOK_ALIKES = "\u115F\u1160\u2800\u3164\uFFA0";

    /** Persian names and many scripts of India need them. */
    private static final String JOINERS = "\u200C\u200D";

    private static final Pattern BLANK_ENDS = Pattern.compile("\\A\\p{Zs}+|\\p{Zs}+\\z");

    private Names() {}

    /** The name. */
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
        return name.codePoints().anyMatch(Names::unsafe)
                ? refused(ContactReason.NAME_UNSAFE)
                : Outcome.done(new DisplayName(name));
    }

    /** Blanks of any width at the ends, such as the one that does not break, are not part of a name. */
    private static String strip(String name) {
        return BLANK_ENDS.matcher(name).replaceAll("").strip();
    }

    private static boolean unsafe(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE -> true;
            case Character.FORMAT -> JOINERS.indexOf(codePoint) < 0;
            default -> LINE_BREAK_LOOK_ALIKES.indexOf(codePoint) >= 0 || BLANK_LOOK_ALIKES.indexOf(codePoint) >= 0;
        };
    }

    private static <T> Outcome<T> refused(ContactReason reason) {
        return Outcome.refused(Refusal.of(reason).at("name"));
    }
}
