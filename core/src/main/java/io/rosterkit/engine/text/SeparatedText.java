package io.rosterkit.engine.text;

import java.util.ArrayList;
import java.util.List;

/** Splits a text at separators, as a list of addresses in a mail header (RFC 5322). */
public final class SeparatedText {

    private SeparatedText() {}

    /**
     * The parts between separators. A separator within quotes or brackets does not count; a quote or bracket that is
     * never closed has no effect.
     */
    public static List<String> split(String line, char separator) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        int position = 0;
        Closings closings = new Closings(line);
        while (position < line.length()) {
            char character = line.charAt(position);
            if (character == separator) {
                parts.add(line.substring(from, position));
                from = position + 1;
            }
            position = closings.after(position);
        }
        parts.add(line.substring(from));
        return parts;
    }

    /** Finds where quotes and brackets close. Remembers that none closes any more, so that the time is linear. */
    private static final class Closings {

        private final String line;
        private final String closing = "\">)";
        private final int[] noneFrom = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE};

        Closings(String line) {
            this.line = line;
        }

        /**
         * The position after the quote or bracket that opens here; the next position when none opens, or it is never
         * closed.
         */
        int after(int position) {
            int kind = "\"<(".indexOf(line.charAt(position));
            if (kind < 0 || position >= noneFrom[kind]) {
                return position + 1;
            }
            int end = line.indexOf(closing.charAt(kind), position + 1);
            while (kind == 0 && end > 0 && line.charAt(end - 1) == '\\') {
                end = line.indexOf(closing.charAt(kind), end + 1);
            }
            if (end < 0) {
                noneFrom[kind] = position;
                return position + 1;
            }
            return end + 1;
        }
    }
}
