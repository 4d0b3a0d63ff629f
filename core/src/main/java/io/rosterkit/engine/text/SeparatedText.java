package io.rosterkit.engine.text;

import java.util.ArrayList;
import java.util.List;

/** A text whose parts stand between separators, as in a header of a mail (RFC 5322). */
public final class SeparatedText {

    private SeparatedText() {}

    /** The parts between separators that stand outside quotes and brackets; what never closes encloses nothing. */
    public static List<String> split(String line, char separator) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        int at = 0;
        Closings closings = new Closings(line);
        while (at < line.length()) {
            char character = line.charAt(at);
            if (character == separator) {
                parts.add(line.substring(from, at));
                from = at + 1;
            }
            at = closings.after(at);
        }
        parts.add(line.substring(from));
        return parts;
    }

    /** Where quotes and brackets close; finds out once that none closes any more, so that reading stays linear. */
    private static final class Closings {

        private final String line;
        private final String closing = "\">)";
        private final int[] none = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE};

        Closings(String line) {
            this.line = line;
        }

        /** The place behind what opens there and closes again; the next one if nothing does. */
        int after(int place) {
            int kind = "\"<(".indexOf(line.charAt(place));
            if (kind < 0 || place >= none[kind]) {
                return place + 1;
            }
            int end = line.indexOf(closing.charAt(kind), place + 1);
            while (kind == 0 && end > 0 && line.charAt(end - 1) == '\\') {
                end = line.indexOf(closing.charAt(kind), end + 1);
            }
            if (end < 0) {
                none[kind] = place;
                return place + 1;
            }
            return end + 1;
        }
    }
}
