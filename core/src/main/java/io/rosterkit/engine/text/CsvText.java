package io.rosterkit.engine.text;

/** A CSV text by its places: where a field ends, a line ends, and blanks end. */
record CsvText(String text, char separator) {

    static final char QUOTE = '"';

    int length() {
        return text.length();
    }

    char at(int place) {
        return text.charAt(place);
    }

    boolean isAt(int place, char character) {
        return place < text.length() && text.charAt(place) == character;
    }

    boolean isSeparator(int place) {
        return isAt(place, separator);
    }

    boolean isLineEnd(int place) {
        return isAt(place, '\n') || isAt(place, '\r');
    }

    /** How many characters end the line there. */
    int lineEnd(int place) {
        return text.startsWith("\r\n", place) ? 2 : 1;
    }

    /** The place of the next separator or line end, whatever stands before it. */
    int endOfField(int from) {
        int end = from;
        while (end < text.length() && !isSeparator(end) && !isLineEnd(end)) {
            end++;
        }
        return end;
    }

    int afterBlanks(int from) {
        int place = from;
        while (place < text.length() && !isSeparator(place) && isBlank(text.charAt(place))) {
            place++;
        }
        return place;
    }

    /** Whether a quote before that place would close its field. */
    boolean endsField(int place) {
        int next = afterBlanks(place);
        return next >= text.length() || isSeparator(next) || isLineEnd(next);
    }

    /** The place of the quote in {@code ="text"}, where that stands there; else the same place. */
    int afterFormula(int place) {
        return isAt(place, '=') && isAt(place + 1, QUOTE) ? place + 1 : place;
    }

    /**
     * The end of a field that begins with this quote and goes on behind the one that closes it, as in {@code "Weiss,
     * Anna" <address>} and {@code "Anna" Weiss}, or that begins with two; -1 for any other.
     */
    int endOfPartlyQuoted(int opening) {
        if (isAt(opening + 1, QUOTE) && !isAt(opening + 2, QUOTE) && !endsField(opening + 2)) {
            return endOfField(opening);
        }
        boolean inside = true;
        int last = opening;
        int place = opening + 1;
        for (; place < length() && !isLineEnd(place) && (inside || !isSeparator(place)); place++) {
            if (isAt(place, QUOTE) && at(place - 1) != '\\') {
                if (inside && place + 1 < length() && Character.isLetterOrDigit(at(place + 1))) {
                    return -1;
                }
                inside = !inside;
            }
            last = isBlank(at(place)) ? last : place;
        }
        return inside || isAt(last, QUOTE) ? -1 : place;
    }

    private static boolean isBlank(char character) {
        return character == ' ' || character == '\t' || character == '\u00A0' || character == '\uFEFF';
    }
}
