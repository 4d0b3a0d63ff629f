package io.rosterkit.contact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads records of a CSV text (RFC 4180) as real programs write them: any line end, blanks around quotes, a quote
 * within a field, quotes that are doubled or follow a backslash. A quote that is never closed spoils the line in which
 * it opens and none below it. Reading stays linear: once four times the text was read in vain, a quoted field ends with
 * its line.
 */
final class CsvRecords {

    private static final Pattern NAMED = Pattern.compile("\\s*<[^<>\"]{1,400}>\\s*");
    private static final char QUOTE = '"';
    private static final int NOT_CLOSED = -1;

    private final String text;
    private final char separator;
    private final long most;
    private int at;
    private int line;
    private int width;
    private long inVain;

    /** Reads from that place on, which is the beginning of that line. */
    CsvRecords(String text, char separator, int from, int line) {
        this.text = text;
        this.separator = separator;
        this.at = from;
        this.line = line;
        this.most = 4L * text.length() + 1_000_000;
    }

    /** The fields of a record, and the line in which it begins; for an unclosed quote, the line in which that opens. */
    record Row(int line, List<String> fields, boolean unclosed) {

        private static final int FIELDS_AT_MOST = 16_384;
        private static final int CHARACTERS_AT_MOST = 1 << 24;

        boolean isBlank() {
            return fields.stream().allMatch(field -> Marks.strip(field).isEmpty());
        }

        /** Whether there is more of it than any program writes. */
        boolean isTooLarge() {
            return fields.size() > FIELDS_AT_MOST
                    || fields.stream().anyMatch(field -> field.length() > CHARACTERS_AT_MOST);
        }

        /** That field without what surrounds it; empty when the record is shorter. */
        String field(int column) {
            return column >= 0 && column < fields.size() ? Marks.strip(fields.get(column)) : "";
        }
    }

    /** The next record. */
    Optional<Row> next() {
        if (at >= text.length()) {
            return Optional.empty();
        }
        List<String> fields = new ArrayList<>();
        int first = line;
        int start = at;
        while (true) {
            int opening = afterBlanks(at);
            if (opening < text.length() && text.charAt(opening) == QUOTE && !isNamed(opening)) {
                Quoted quoted = new Quoted(opening + 1, fields.size());
                if (quoted.read() == NOT_CLOSED) {
                    return Optional.of(unclosed(start));
                }
                fields.add(quoted.value.toString());
                at = quoted.end;
                line += quoted.lines;
                start = quoted.lines > 0 ? quoted.lineStart : start;
            } else {
                int end = endOfField(at);
                fields.add(text.substring(at, end));
                at = end;
            }
            if (at >= text.length() || text.charAt(at) != separator) {
                break;
            }
            at++;
        }
        endLine();
        width = width < 2 ? fields.size() : width;
        return Optional.of(new Row(first, fields, false));
    }

    /** The line as it stands, for what can be told of it. */
    private Row unclosed(int start) {
        List<String> fields = new ArrayList<>();
        at = start;
        while (true) {
            int end = endOfField(at);
            fields.add(text.substring(at, end).replace("\"", ""));
            at = end;
            if (at >= text.length() || text.charAt(at) != separator) {
                break;
            }
            at++;
        }
        Row row = new Row(line, fields, true);
        endLine();
        return row;
    }

    /** Whether the field is an address behind a name in quotes, as in {@code "Weiss" <address>}. */
    private boolean isNamed(int opening) {
        int end = endOfField(opening);
        int closing = text.indexOf(QUOTE, opening + 1);
        return closing > 0
                && closing < end
                && NAMED.matcher(text.substring(closing + 1, end)).matches();
    }

    private int endOfField(int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != separator && !isLineEnd(end)) {
            end++;
        }
        return end;
    }

    private void endLine() {
        if (at < text.length()) {
            at += lineEnd(at);
            line++;
        }
    }

    private boolean isLineEnd(int place) {
        return text.charAt(place) == '\n' || text.charAt(place) == '\r';
    }

    private int lineEnd(int place) {
        return text.startsWith("\r\n", place) ? 2 : 1;
    }

    private int afterBlanks(int from) {
        int place = from;
        while (place < text.length() && text.charAt(place) != separator && isBlank(text.charAt(place))) {
            place++;
        }
        return place;
    }

    private static boolean isBlank(char character) {
        return character == ' ' || character == '\t' || character == '\u00A0' || character == '\uFEFF';
    }

    /** One field in quotes, from behind the opening quote. */
    private final class Quoted {

        private final StringBuilder value = new StringBuilder();
        private final int before;
        private int end;
        private int lines;
        private int lineStart;

        Quoted(int from, int before) {
            this.before = before;
            this.end = from;
            this.lineStart = from;
        }

        /** Reads up to what follows the closing quote. */
        int read() {
            while (end < text.length()) {
                char character = text.charAt(end);
                if (character == QUOTE) {
                    if (end + 1 < text.length() && text.charAt(end + 1) == QUOTE) {
                        append(QUOTE, 2);
                    } else if (closes(end + 1)) {
                        return holdsOthers(end) ? notClosed() : close();
                    } else if (lines > 0) {
                        return notClosed();
                    } else {
                        append(QUOTE, 1);
                    }
                } else if (character == '\\' && isEscape()) {
                    append(QUOTE, 2);
                } else if (isLineEnd(end)) {
                    if (inVain > most || holdsOthers(end)) {
                        return notClosed();
                    }
                    lines++;
                    append('\n', lineEnd(end));
                    lineStart = end;
                } else {
                    append(character, 1);
                }
            }
            return notClosed();
        }

        private void append(char character, int read) {
            value.append(character);
            end += read;
        }

        private int close() {
            end = afterBlanks(end + 1);
            return end;
        }

        private int notClosed() {
            inVain += value.length();
            return NOT_CLOSED;
        }

        private boolean isEscape() {
            return end + 1 < text.length() && text.charAt(end + 1) == QUOTE && !closes(end + 2);
        }

        private boolean closes(int place) {
            int next = afterBlanks(place);
            return next >= text.length() || text.charAt(next) == separator || isLineEnd(next);
        }

        /**
         * Whether the field, if it went on to here, would hold what looks like the rest of a record, or like another
         * one: an address with as many separators as a record has.
         */
        private boolean holdsOthers(int upTo) {
            boolean first = lines == 0;
            if (width < 2
                    || (first && !isLineEnd(upTo))
                    || text.substring(lineStart, upTo).indexOf('@') < 0) {
                return false;
            }
            int separators = 0;
            boolean inside = false;
            for (int place = lineStart; place < text.length() && !isLineEnd(place); place++) {
                separators += text.charAt(place) == separator ? 1 : 0;
                inside |= text.charAt(place) == separator && place < upTo;
            }
            int missing = first ? width - 1 - before : width - 1;
            return missing > 0 && inside && separators >= missing;
        }
    }

    /** The separator of a text, and where its first record begins. */
    record Start(char separator, int from, int line, Optional<ListPreview.Skipped> skipped) {

        private static final Pattern SEPARATOR_LINE = Pattern.compile(
                "\\A\\s*?\"?sep=(\\\\t|[^\\p{L}\\p{N}\"\\r\\n])\"?[ \\t]*(?:\\R|\\z)", Pattern.CASE_INSENSITIVE);
        private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');
        private static final int LOOKED_AT = 100;

        /**
         * The separator that a line {@code sep=;} names; else the one with which most of the first records hold a whole
         * address, then the one with which most are equally wide, then the one that stands most often between fields.
         */
        static Start of(String text) {
            Matcher named = SEPARATOR_LINE.matcher(text);
            if (named.find()) {
                char separator =
                        named.group(1).length() > 1 ? '\t' : named.group(1).charAt(0);
                int lines = (int) named.group().lines().count();
                return new Start(
                        separator,
                        named.end(),
                        lines + 1,
                        Optional.of(new ListPreview.Skipped(lines, named.group().strip())));
            }
            return SEPARATORS.stream()
                    .map(separator -> Fit.of(text, separator))
                    .max(Comparator.comparingLong(Fit::addresses)
                            .thenComparingLong(Fit::headings)
                            .thenComparingLong(Fit::equallyWide)
                            .thenComparingLong(Fit::fields)
                            .thenComparingInt(fit -> -SEPARATORS.indexOf(fit.separator())))
                    .map(fit -> new Start(fit.separator(), 0, 1, Optional.empty()))
                    .orElseThrow();
        }

        /** How well a separator fits. */
        private record Fit(char separator, long addresses, long headings, long equallyWide, long fields) {

            static Fit of(String text, char separator) {
                List<Row> rows = first(new CsvRecords(text, separator, 0, 1), LOOKED_AT);
                Map<Integer, Long> widths = rows.stream()
                        .map(row -> row.fields().size())
                        .filter(size -> size > 1)
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
                return new Fit(
                        separator,
                        rows.stream()
                                .filter(row -> row.fields().stream().anyMatch(ListedPerson::holdsAddress))
                                .count(),
                        rows.stream()
                                .limit(ColumnChoice.PREAMBLE_AT_MOST)
                                .filter(row -> Heading.namesAddresses(row.fields()))
                                .limit(1)
                                .count(),
                        widths.values().stream()
                                .mapToLong(Long::longValue)
                                .max()
                                .orElse(0),
                        rows.stream().mapToLong(row -> row.fields().size()).sum());
            }
        }
    }

    /** That many records that are not blank. */
    static List<Row> first(CsvRecords records, int atMost) {
        List<Row> rows = new ArrayList<>();
        for (Optional<Row> row = records.next(); row.isPresent() && rows.size() < atMost; row = records.next()) {
            row.filter(some -> !some.isBlank()).ifPresent(rows::add);
        }
        return rows;
    }
}
