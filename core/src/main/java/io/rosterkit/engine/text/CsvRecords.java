package io.rosterkit.engine.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the records of a CSV text (RFC 4180), also as real programs write them:
 *
 * <ul>
 *   <li>any line end, and line ends within quotes;
 *   <li>blanks around quotes, and a quote within a field;
 *   <li>quotes that are doubled or follow a backslash;
 *   <li>{@code ="text"}, as Excel writes it.
 * </ul>
 *
 * A quote that is never closed damages only its own line.
 *
 * <p>The time is linear in the length of the text. Text that was read for a quoted field is read again when the quote
 * is not closed. After four times the length of the text, every quoted field ends with its line.
 */
public final class CsvRecords {

    private static final String FORMULA = "=\"";

    private final CsvText text;
    private final long rereadLimit;
    private int position;
    private int line;
    private int width;
    private boolean belowHeadings;
    private long rereadCharacters;

    private CsvRecords(String text, char separator, int from, int line) {
        this.text = new CsvText(text, separator);
        this.position = from;
        this.line = line;
        this.rereadLimit = 4L * text.length() + 1_000_000;
    }

    /** Reads from a position on, which is the beginning of a line of this number. */
    public static CsvRecords of(String text, char separator, int from, int line) {
        return new CsvRecords(text, separator, from, line);
    }

    /** The next record. */
    public Optional<CsvRow> next() {
        if (position >= text.length()) {
            return Optional.empty();
        }
        List<String> fields = new ArrayList<>();
        int firstLine = line;
        int start = position;
        do {
            int opening = text.afterFormula(text.afterBlanks(position));
            boolean isQuoted = text.isAt(opening, CsvText.QUOTE);
            int partlyQuotedEnd = isQuoted ? text.endOfPartlyQuoted(opening) : -1;
            if (isQuoted && partlyQuotedEnd < 0) {
                QuotedField quoted = new QuotedField(text, opening + 1, fields.size(), width);
                if (!quoted.read(rereadCharacters > rereadLimit)) {
                    rereadCharacters += quoted.charactersRead();
                    return Optional.of(unclosedQuoteRecord(start));
                }
                fields.add(withoutFormula(quoted.value()));
                position = quoted.end();
                line += quoted.lines();
                start = quoted.lines() > 0 ? quoted.lineStart() : start;
            } else {
                fields.add(takeUntil(partlyQuotedEnd < 0 ? text.endOfField(position) : partlyQuotedEnd));
            }
        } while (skipSeparator());
        endLine();
        learnWidth(fields);
        return Optional.of(new CsvRow(firstLine, fields, false));
    }

    /**
     * The width of a record is the number of headings: that of the widest record above the first one with an address.
     */
    private void learnWidth(List<String> fields) {
        belowHeadings |= fields.stream().anyMatch(field -> field.indexOf('@') >= 0);
        if (width < 2 || !belowHeadings) {
            width = Math.max(width, fields.size());
        }
    }

    /** The next records that are not blank, at most {@code atMost}. */
    public List<CsvRow> next(int atMost) {
        List<CsvRow> rows = new ArrayList<>();
        while (rows.size() < atMost && position < text.length()) {
            next().filter(record -> !record.isBlank()).ifPresent(rows::add);
        }
        return rows;
    }

    /** The record of a line with an unclosed quote, read without regard to quotes. */
    private CsvRow unclosedQuoteRecord(int start) {
        List<String> fields = new ArrayList<>();
        position = start;
        do {
            fields.add(takeUntil(text.endOfField(position)).replace("\"", ""));
        } while (skipSeparator());
        CsvRow row = new CsvRow(line, fields, true);
        endLine();
        return row;
    }

    private String takeUntil(int end) {
        int from = position;
        position = end;
        return text.text().substring(from, end);
    }

    /** Moves after a separator. False when none follows. */
    private boolean skipSeparator() {
        boolean next = text.isSeparator(position);
        position += next ? 1 : 0;
        return next;
    }

    private void endLine() {
        if (position < text.length()) {
            position += text.lineEnd(position);
            line++;
        }
    }

    /** The text in a field such as {@code ="text"}; any other field unchanged. */
    private static String withoutFormula(String field) {
        return field.length() > FORMULA.length() && field.startsWith(FORMULA) && field.endsWith("\"")
                ? field.substring(FORMULA.length(), field.length() - 1).replace("\"\"", "\"")
                : field;
    }
}
