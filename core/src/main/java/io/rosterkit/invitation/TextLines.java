package io.rosterkit.invitation;

import io.rosterkit.model.Outcome;
import io.rosterkit.model.Refusal;
import io.rosterkit.model.invitation.InvitationReason;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads addresses typed into a field. */
final class TextLines {

    private static final Pattern SEPARATOR = Pattern.compile("[,;\\r\\n]+");
    private static final Pattern NAMED = Pattern.compile("([^<>]*)<([^<>]*)>");

    private TextLines() {}

    static Outcome<List<ListLine>> read(String text, int atMost) {
        List<ListLine> lines = new ArrayList<>();
        for (String piece : SEPARATOR.split(text, -1)) {
            if (piece.isBlank()) {
                continue;
            }
            if (lines.size() == atMost) {
                return Outcome.refused(
                        Refusal.of(InvitationReason.BATCH_TOO_LONG).at("list").with("atMost", atMost));
            }
            Matcher named = NAMED.matcher(piece.strip());
            lines.add(
                    named.matches()
                            ? line(
                                    lines.size() + 1,
                                    named.group(2).strip(),
                                    named.group(1).strip())
                            : line(lines.size() + 1, piece.strip(), ""));
        }
        return Outcome.done(lines);
    }

    private static ListLine line(int number, String address, String name) {
        return new ListLine(number, address, name, "", "");
    }
}
