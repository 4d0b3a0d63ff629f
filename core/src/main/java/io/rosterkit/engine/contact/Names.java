package io.rosterkit.engine.contact;

import io.rosterkit.engine.text.PlainText;
import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;

/**
 * Parses a display name. The name is stored in NFC, without spaces at its ends. A name is refused when it has a
 * character that could end a header line, change the direction of the text or be invisible. It is refused also for one
 * of the two characters that become a line break by CVE-2025-7962.
 */
public final class Names {

    private Names() {}

    /** Parses a display name. */
    public static Outcome<DisplayName> parse(String text) {
        Arguments.required("text", text);
        String name = PlainText.normalize(text);
        if (name.isEmpty()) {
            return refused(ContactReason.NAME_MISSING);
        }
        if (name.codePointCount(0, name.length()) > DisplayName.MAX_LENGTH) {
            return Outcome.refused(
                    Refusal.of(ContactReason.NAME_TOO_LONG).at("name").with("atMost", DisplayName.MAX_LENGTH));
        }
        return PlainText.isUnsafe(name) ? refused(ContactReason.NAME_UNSAFE) : Outcome.done(new DisplayName(name));
    }

    private static <T> Outcome<T> refused(ContactReason reason) {
        return Outcome.refused(Refusal.of(reason).at("name"));
    }
}
