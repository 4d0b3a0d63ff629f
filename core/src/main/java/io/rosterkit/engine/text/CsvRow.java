package io.rosterkit.engine.text;

import java.util.List;

/**
 * One record of a CSV text.
 *
 * @param line the number of the line in which it begins; with an unclosed quote, of the line with that quote
 * @param unclosedQuote whether a quote in it is never closed
 */
public record CsvRow(int line, List<String> fields, boolean unclosedQuote) {

    private static final int MAX_FIELDS = 16_384;
    private static final int MAX_FIELD_LENGTH = 1 << 24;

    /** Whether all fields are blank. */
    public boolean isBlank() {
        return fields.stream().allMatch(field -> PastedText.strip(field).isEmpty());
    }

    /** Whether the record is larger than any program writes. */
    public boolean isTooLarge() {
        return fields.size() > MAX_FIELDS || fields.stream().anyMatch(field -> field.length() > MAX_FIELD_LENGTH);
    }

    /** The field at that index, from 0, without blanks at its ends; empty when the record is shorter. */
    public String field(int column) {
        return column >= 0 && column < fields.size() ? PastedText.strip(fields.get(column)) : "";
    }
}
