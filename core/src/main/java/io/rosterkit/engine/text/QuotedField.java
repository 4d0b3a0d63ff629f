package io.rosterkit.engine.text;

import java.util.Optional;

/**
 * Reads one quoted field. The field counts as not closed when the text ends before its closing quote, or when its text
 * looks like other records. But it counts as closed when RFC 4180 gives a record of the usual width.
 */
final class QuotedField {

    private final CsvText text;
    private final int fieldsBefore;
    private final int width;
    private final int from;
    private final StringBuilder value = new StringBuilder();
    private int end;
    private int lines;
    private int lineStart;
    private Optional<Boolean> validByRfc = Optional.empty();
    private int strictCharacters;

    /**
     * Begins after the opening quote.
     *
     * @param fieldsBefore how many fields of the record are before this one
     * @param width how many fields a record usually has; less than 2 when that is unknown
     */
    QuotedField(CsvText text, int from, int fieldsBefore, int width) {
        this.text = text;
        this.fieldsBefore = fieldsBefore;
        this.width = width;
        this.end = from;
        this.from = from;
        this.lineStart = from;
    }

    /** Reads to the end of the field. False when it is not closed. */
    boolean read(boolean withinLine) {
        while (end < text.length()) {
            if (text.isLineEnd(end)) {
                if (withinLine || (holdsOtherRecords(end) && !isValidByRfc())) {
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

    /** How many characters were read; they are read again when the field is not closed. */
    int charactersRead() {
        return value.length() + strictCharacters;
    }

    /** The position of the separator or line end after the field. */
    int end() {
        return end;
    }

    /** How many line ends the field has. */
    int lines() {
        return lines;
    }

    /** The position where the last line of the field begins. */
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
        if (holdsOtherRecords(end) && !isValidByRfc()) {
            return false;
        }
        end = text.afterBlanks(end + 1);
        return true;
    }

    /** Whether the record has the usual width when it is read by the rules of RFC 4180 only. */
    private boolean isValidByRfc() {
        if (validByRfc.isEmpty()) {
            Rfc4180Record record = new Rfc4180Record(text, from);
            validByRfc = Optional.of(fieldsBefore + record.fields() == width);
            strictCharacters = record.charactersRead();
        }
        return validByRfc.get();
    }

    private boolean isDoubled() {
        return text.isAt(end, CsvText.QUOTE) && text.isAt(end + 1, CsvText.QUOTE);
    }

    private boolean isEscaped() {
        return text.isAt(end, '\\') && text.isAt(end + 1, CsvText.QUOTE) && !text.endsField(end + 2);
    }

    /**
     * Whether the field, if it continues to this position, would contain the rest of its record or another record. It
     * looks so when it has an address and as many separators as a record.
     */
    private boolean holdsOtherRecords(int until) {
        boolean isFirstLine = lines == 0;
        if (width < 2
                || (isFirstLine && !text.isLineEnd(until))
                || text.text().substring(lineStart, until).indexOf('@') < 0) {
            return false;
        }
        int separators = 0;
        boolean hasSeparator = false;
        for (int position = lineStart; position < text.length() && !text.isLineEnd(position); position++) {
            separators += text.isSeparator(position) ? 1 : 0;
            hasSeparator |= text.isSeparator(position) && position < until;
        }
        int expectedSeparators = isFirstLine ? width - 1 - fieldsBefore : width - 1;
        return expectedSeparators > 0 && hasSeparator && separators >= expectedSeparators;
    }
}
