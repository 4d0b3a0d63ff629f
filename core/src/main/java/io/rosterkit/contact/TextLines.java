package io.rosterkit.contact;

import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads addresses typed into a field: separated by commas, semicolons or new lines. A comma inside quotes, or between
 * the parts of a name in front of {@code <address>}, separates nothing.
 */
final class TextLines {

    private static final Pattern LINE = Pattern.compile("[;\\r\\n]+");

    private TextLines() {}

    static Outcome<List<ListedPerson>> read(String text, int atMost) {
        List<ListedPerson> lines = new ArrayList<>();
        for (String line : LINE.split(text, -1)) {
            for (String piece : pieces(line)) {
                if (lines.size() == atMost) {
                    return Outcome.refused(
                            Refusal.of(ContactReason.LIST_TOO_LONG).at("list").with("atMost", atMost));
                }
                lines.add(ListedPerson.of(lines.size() + 1, piece, "", "", ""));
            }
        }
        return Outcome.done(lines);
    }

    private static List<String> pieces(String line) {
        List<String> pieces = new ArrayList<>();
        for (String part : split(line)) {
            int last = pieces.size() - 1;
            if (last >= 0 && pieces.get(last).indexOf('@') < 0 && part.indexOf('<') > 0) {
                pieces.set(last, pieces.get(last) + ", " + part.strip());
            } else if (!part.isBlank()) {
                pieces.add(part.strip());
            }
        }
        return pieces;
    }

    /** The parts between commas that stand outside quotes; a quote that is never closed quotes nothing. */
    private static List<String> split(String line) {
        boolean quotes = line.chars().filter(at -> at == '"').count() % 2 == 0;
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int from = 0;
        for (int at = 0; at < line.length(); at++) {
            quoted ^= quotes && line.charAt(at) == '"';
            if (line.charAt(at) == ',' && !quoted) {
                parts.add(line.substring(from, at));
                from = at + 1;
            }
        }
        parts.add(line.substring(from));
        return parts;
    }
}
