package io.rosterkit.engine.text;

import java.util.List;

/** The fields of a record, and the line in which it begins; for an unclosed quote, the line in which that opens. */
public record CsvRow(int line, List<String> fields, boolean unclosed) {

    private static final int FIELDS_AT_MOST = 16_384;
    private static final int CHARACTERS_AT_MOST = 1 << 24;

    /** Whether nothing stands in it. */
    public boolean isBlank() {
        return fields.stream().allMatch(field -> Marks.strip(field).isEmpty());
    }

    /** Whether there is more of it than any program writes. */
    public boolean isTooLarge() {
        return fields.size() > FIELDS_AT_MOST || fields.stream().anyMatch(field -> field.length() > CHARACTERS_AT_MOST);
    }

    /** That field without what surrounds it; empty when the record is shorter. */
    public String field(int column) {
        return column >= 0 && column < fields.size() ? Marks.strip(fields.get(column)) : "";
    }
}
