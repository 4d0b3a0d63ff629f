package io.rosterkit.engine.text;

import java.util.Optional;

/**
 * Reads one field in quotes. It is not closed when the text ends before its closing quote, or when what it would hold
 * looks like other records. Where RFC 4180 gives a record of the usual width, that reading counts.
 */
final class QuotedField {

    private final CsvText text;
    private final int before;
    private final int width;
    private final int from;
    private final StringBuilder value = new StringBuilder();
    private int end;
    private int lines;
    private int lineStart;
    private Optional<Boolean> strict = Optional.empty();
    private int inVain;

    /**
     * Begins behind the opening quote.
     *
     * @param before how many fields of the record stand before it
     * @param width how many fields a record has; below 2 when that is not known
     */
    QuotedField(CsvText text, int from, int before, int width) {
        this.text = text;
        this.before = before;
        this.width = width;
        this.end = from;
        this.from = from;
        this.lineStart = from;
    }

    /** Reads up to what follows the closing quote; false when the field is not closed. */
    boolean read(boolean withinLine) {
        while (end < text.length()) {
            if (text.isLineEnd(end)) {
                if (withinLine || (holdsOthers(end) && !isStrict())) {
                    return false;
                }
                nextLine();
            } else if (isDoubled() || isEscaped()) {
                append(CsvText.QUOTE, 2);
            } else if (!text.isAt(end, CsvText.QUOTE)) {
                append(text.at(end), 1);
            } else if (text.endsField(end + 1)) {
                return close();
            } else if (lines > 0) {
                return false;
            } else {
                append(CsvText.QUOTE, 1);
            }
        }
        return false;
    }

    String value() {
        return value.toString();
    }

    /** How many characters were read for nothing when the field is not closed. */
    int inVain() {
        return value.length() + inVain;
    }

    /** The place of the separator or line end behind the field. */
    int end() {
        return end;
    }

    /** How many line ends the field holds. */
    int lines() {
        return lines;
    }

    /** Where the line begins in which the field ends. */
    int lineStart() {
        return lineStart;
    }

    private void nextLine() {
        lines++;
        append('\n', text.lineEnd(end));
        lineStart = end;
    }

    private void append(char character, int read) {
        value.append(character);
        end += read;
    }

    private boolean close() {
        if (holdsOthers(end) && !isStrict()) {
            return false;
        }
        end = text.afterBlanks(end + 1);
        return true;
    }

    /** Whether the record has its usual width when it is read by RFC 4180 alone. */
    private boolean isStrict() {
        if (strict.isEmpty()) {
            StrictRecord rest = new StrictRecord(text, from);
            strict = Optional.of(before + rest.fields() == width);
            inVain = rest.lookedAt();
        }
        return strict.get();
    }

    private boolean isDoubled() {
        return text.isAt(end, CsvText.QUOTE) && text.isAt(end + 1, CsvText.QUOTE);
    }

    private boolean isEscaped() {
        return text.isAt(end, '\\') && text.isAt(end + 1, CsvText.QUOTE) && !text.endsField(end + 2);
    }

    /**
     * Whether the field, if it went on to here, would hold what looks like the rest of a record, or like another one:
     * an address with as many separators as a record has.
     */
    private boolean holdsOthers(int upTo) {
        boolean first = lines == 0;
        if (width < 2
                || (first && !text.isLineEnd(upTo))
                || text.text().substring(lineStart, upTo).indexOf('@') < 0) {
            return false;
        }
        int separators = 0;
        boolean inside = false;
        for (int place = lineStart; place < text.length() && !text.isLineEnd(place); place++) {
            separators += text.isSeparator(place) ? 1 : 0;
            inside |= text.isSeparator(place) && place < upTo;
        }
        int missing = first ? width - 1 - before : width - 1;
        return missing > 0 && inside && separators >= missing;
    }
}
