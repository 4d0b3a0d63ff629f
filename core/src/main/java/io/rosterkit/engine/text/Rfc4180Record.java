package io.rosterkit.engine.text;

/** Reads the rest of a record by RFC 4180 alone, from a field in quotes on. */
final class StrictRecord {

    /** A cell of a spreadsheet holds no more characters; a record that goes on further is not looked into. */
    private static final int CHARACTERS_AT_MOST = 32_767;

    private final CsvText text;
    private final int from;
    private final int limit;
    private int at;

    /** Begins behind the opening quote. */
    StrictRecord(CsvText text, int from) {
        this.text = text;
        this.from = from;
        this.limit = Math.min(text.length(), from + CHARACTERS_AT_MOST);
        this.at = from;
    }

    /** How many fields the rest of the record has; 0 when a quote in it is not closed as RFC 4180 says. */
    int fields() {
        int fields = 0;
        boolean quoted = true;
        while (at <= limit) {
            if (quoted && !isClosed()) {
                return 0;
            }
            at = quoted ? at : text.endOfField(at);
            fields++;
            if (!text.isSeparator(at)) {
                return fields;
            }
            int opening = text.afterBlanks(at + 1);
            quoted = text.isAt(opening, CsvText.QUOTE);
            at = quoted ? opening + 1 : at + 1;
        }
        return 0;
    }

    /** How many characters were looked at. */
    int lookedAt() {
        return at - from;
    }

    /** Goes behind the closing quote; false without one that ends the field. */
    private boolean isClosed() {
        while (at < limit) {
            if (!text.isAt(at, CsvText.QUOTE)) {
                at++;
            } else if (text.isAt(at + 1, CsvText.QUOTE)) {
                at += 2;
            } else {
                boolean ends = text.endsField(at + 1);
                at = text.afterBlanks(at + 1);
                return ends;
            }
        }
        return false;
    }
}
