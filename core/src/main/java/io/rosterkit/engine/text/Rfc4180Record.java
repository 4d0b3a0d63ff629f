package io.rosterkit.engine.text;

/** Reads the rest of a record by the rules of RFC 4180 only, beginning in a quoted field. */
final class Rfc4180Record {

    /** A cell of a spreadsheet has no more characters. A longer rest of a record is not read. */
    private static final int MAX_CHARACTERS = 32_767;

    private final CsvText text;
    private final int from;
    private final int limit;
    private int position;

    /** Begins after the opening quote. */
    Rfc4180Record(CsvText text, int from) {
        this.text = text;
        this.from = from;
        this.limit = Math.min(text.length(), from + MAX_CHARACTERS);
        this.position = from;
    }

    /** The number of fields in the rest of the record; 0 when a quote is not closed as RFC 4180 requires. */
    int fields() {
        int fields = 0;
        boolean quoted = true;
        while (position <= limit) {
            if (quoted && !skipQuoted()) {
                return 0;
            }
            position = quoted ? position : text.endOfField(position);
            fields++;
            if (!text.isSeparator(position)) {
                return fields;
            }
            int opening = text.afterBlanks(position + 1);
            quoted = text.isAt(opening, CsvText.QUOTE);
            position = quoted ? opening + 1 : position + 1;
        }
        return 0;
    }

    /** How many characters were read. */
    int charactersRead() {
        return position - from;
    }

    /** Moves after the closing quote. False when no quote ends the field. */
    private boolean skipQuoted() {
        while (position < limit) {
            if (!text.isAt(position, CsvText.QUOTE)) {
                position++;
            } else if (text.isAt(position + 1, CsvText.QUOTE)) {
                position += 2;
            } else {
                boolean ends = text.endsField(position + 1);
                position = text.afterBlanks(position + 1);
                return ends;
            }
        }
        return false;
    }
}
