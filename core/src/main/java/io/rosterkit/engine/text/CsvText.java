package io.rosterkit.engine.text;

/** Finds the ends of fields, lines and blanks in a CSV text. A position is the index of a character. */
record CsvText(String text, char separator) {

    static final char QUOTE = '"';

    int length() {
        return text.length();
    }

    char at(int position) {
        return text.charAt(position);
    }

    boolean isAt(int position, char character) {
        return position < text.length() && text.charAt(position) == character;
    }

    boolean isSeparator(int position) {
        return isAt(position, separator);
    }

    boolean isLineEnd(int position) {
        return isAt(position, '\n') || isAt(position, '\r');
    }

    /** The length of the line end at this position. */
    int lineEnd(int position) {
        return text.startsWith("\r\n", position) ? 2 : 1;
    }

    /** The position of the next separator or line end. Quotes do not matter. */
    int endOfField(int from) {
        int end = from;
        while (end < text.length() && !isSeparator(end) && !isLineEnd(end)) {
            end++;
        }
        return end;
    }

    int afterBlanks(int from) {
        int position = from;
        while (position < text.length() && !isSeparator(position) && isBlank(text.charAt(position))) {
            position++;
        }
        return position;
    }

    /** Whether a quote before this position would close its field. */
    boolean endsField(int position) {
        int next = afterBlanks(position);
        return next >= text.length() || isSeparator(next) || isLineEnd(next);
    }

    /** The position of the quote when {@code ="text"} begins here; otherwise the same position. */
    int afterFormula(int position) {
        return isAt(position, '=') && isAt(position + 1, QUOTE) ? position + 1 : position;
    }

    /**
     * The end of a field of which only a part is quoted, as in {@code "Weiss, Anna" <address>} and {@code "Anna"
     * Weiss}. Also the end of a field that begins with two quotes. -1 for any other field.
     */
    int endOfPartlyQuoted(int opening) {
        if (isAt(opening + 1, QUOTE) && !isAt(opening + 2, QUOTE) && !endsField(opening + 2)) {
            return endOfField(opening);
        }
        boolean inside = true;
        int last = opening;
        int position = opening + 1;
        for (; position < length() && !isLineEnd(position) && (inside || !isSeparator(position)); position++) {
            if (isAt(position, QUOTE) && at(position - 1) != '\\') {
                if (inside && position + 1 < length() && Character.isLetterOrDigit(at(position + 1))) {
                    return -1;
                }
                inside = !inside;
            }
            last = isBlank(at(position)) ? last : position;
        }
        return inside || isAt(last, QUOTE) ? -1 : position;
    }

    private static boolean isBlank(char character) {
        return character == ' ' || character == '\t' || character == '\u00A0' || character == '\uFEFF';
    }
}
