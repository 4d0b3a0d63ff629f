package io.rosterkit.engine.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads records of a CSV text (RFC 4180) as real programs write them: any line end, blanks around quotes, a quote
 * within a field, line ends within quotes, quotes that are doubled or follow a backslash, and texts in the form
 * {@code ="text"} that Excel writes. A quote that is never closed spoils the line in which it opens and none below it.
 * Reading stays linear: once four times the text was read in vain, a quoted field ends with its line.
 */
public final class CsvRecords {

    private static final String FORMULA = "=\"";

    private final CsvText text;
    private final long most;
    private int at;
    private int line;
    private int width;
    private boolean belowHeadings;
    private long inVain;

    private CsvRecords(String text, char separator, int from, int line) {
        this.text = new CsvText(text, separator);
        this.at = from;
        this.line = line;
        this.most = 4L * text.length() + 1_000_000;
    }

    /** Reads from that place on, which is the beginning of that line. */
    public static CsvRecords of(String text, char separator, int from, int line) {
        return new CsvRecords(text, separator, from, line);
    }

    /** The next record. */
    public Optional<CsvRow> next() {
        if (at >= text.length()) {
            return Optional.empty();
        }
        List<String> fields = new ArrayList<>();
        int first = line;
        int start = at;
        do {
            int opening = text.afterFormula(text.afterBlanks(at));
            boolean begins = text.isAt(opening, CsvText.QUOTE);
            int partly = begins ? text.endOfPartlyQuoted(opening) : -1;
            if (begins && partly < 0) {
                QuotedField quoted = new QuotedField(text, opening + 1, fields.size(), width);
                if (!quoted.read(inVain > most)) {
                    inVain += quoted.inVain();
                    return Optional.of(unclosed(start));
                }
                fields.add(withoutFormula(quoted.value()));
                at = quoted.end();
                line += quoted.lines();
                start = quoted.lines() > 0 ? quoted.lineStart() : start;
            } else {
                fields.add(upTo(partly < 0 ? text.endOfField(at) : partly));
            }
        } while (isNextField());
        endLine();
        learnWidth(fields);
        return Optional.of(new CsvRow(first, fields, false));
    }

    /** The width is that of the headings: of the widest record above the first one with an address. */
    private void learnWidth(List<String> fields) {
        belowHeadings |= fields.stream().anyMatch(field -> field.indexOf('@') >= 0);
        if (width < 2 || !belowHeadings) {
            width = Math.max(width, fields.size());
        }
    }

    /** As many of the next records as that which are not blank. */
    public List<CsvRow> next(int atMost) {
        List<CsvRow> rows = new ArrayList<>();
        for (Optional<CsvRow> row = next(); row.isPresent() && rows.size() < atMost; row = next()) {
            row.filter(some -> !some.isBlank()).ifPresent(rows::add);
        }
        return rows;
    }

    /** The line as it stands, for what can be told of it. */
    private CsvRow unclosed(int start) {
        List<String> fields = new ArrayList<>();
        at = start;
        do {
            fields.add(upTo(text.endOfField(at)).replace("\"", ""));
        } while (isNextField());
        CsvRow row = new CsvRow(line, fields, true);
        endLine();
        return row;
    }

    private String upTo(int end) {
        int from = at;
        at = end;
        return text.text().substring(from, end);
    }

    /** Goes behind the separator, where one follows. */
    private boolean isNextField() {
        boolean next = text.isSeparator(at);
        at += next ? 1 : 0;
        return next;
    }

    private void endLine() {
        if (at < text.length()) {
            at += text.lineEnd(at);
            line++;
        }
    }

    /** The text in a field such as {@code ="text"}; any other as it is. */
    private static String withoutFormula(String field) {
        return field.length() > FORMULA.length() && field.startsWith(FORMULA) && field.endsWith("\"")
                ? field.substring(FORMULA.length(), field.length() - 1).replace("\"\"", "\"")
                : field;
    }
}
