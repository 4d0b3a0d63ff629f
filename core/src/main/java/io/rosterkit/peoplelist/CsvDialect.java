package io.rosterkit.peoplelist;

import io.rosterkit.engine.text.CsvRecords;
import io.rosterkit.engine.text.CsvRow;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The separator of a CSV text, and the place of its first record.
 *
 * @param from the index of its first character
 * @param line the number of its line, from 1
 * @param skipped the line {@code sep=} before it, if there is one
 */
record CsvDialect(char separator, int from, int line, Optional<ListPreview.SkippedLine> skipped) {

    private static final Pattern SEPARATOR_LINE = Pattern.compile(
            "\\A\\s*?\"?sep=(\\\\t|[^\\p{L}\\p{N}\"\\r\\n])\"?[ \\t]*(?:\\R|\\z)", Pattern.CASE_INSENSITIVE);
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');
    private static final int MAX_SAMPLE_ROWS = 100;

    /**
     * Takes the separator that a line {@code sep=;} names. Otherwise compares the separators in the first records, in
     * this order: more records with an address; a heading of addresses; more records with the same number of fields, if
     * above one; more fields; comma, semicolon, tab, bar.
     */
    static CsvDialect of(String text) {
        Matcher separatorLine = SEPARATOR_LINE.matcher(text);
        if (separatorLine.find()) {
            char separator = separatorLine.group(1).length() > 1
                    ? '\t'
                    : separatorLine.group(1).charAt(0);
            int lines = (int) separatorLine.group().lines().count();
            return new CsvDialect(
                    separator,
                    separatorLine.end(),
                    lines + 1,
                    Optional.of(new ListPreview.SkippedLine(
                            lines, separatorLine.group().strip())));
        }
        return SEPARATORS.stream()
                .map(separator -> SeparatorScore.of(text, separator))
                .max(Comparator.comparingLong(SeparatorScore::addresses)
                        .thenComparingLong(SeparatorScore::headings)
                        .thenComparingLong(SeparatorScore::equalWidths)
                        .thenComparingLong(SeparatorScore::fields)
                        .thenComparingInt(score -> -SEPARATORS.indexOf(score.separator())))
                .map(score -> new CsvDialect(score.separator(), 0, 1, Optional.empty()))
                .orElseThrow();
    }

    /** How well a separator fits the first records. */
    private record SeparatorScore(char separator, long addresses, long headings, long equalWidths, long fields) {

        static SeparatorScore of(String text, char separator) {
            List<CsvRow> rows = CsvRecords.of(text, separator, 0, 1).next(MAX_SAMPLE_ROWS);
            Map<Integer, Long> widths = rows.stream()
                    .map(row -> row.fields().size())
                    .filter(size -> size > 1)
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
            return new SeparatorScore(
                    separator,
                    rows.stream()
                            .filter(row -> row.fields().stream().anyMatch(ListedPerson::holdsAddress))
                            .count(),
                    rows.stream()
                            .limit(HeadingLine.MAX_ROWS_TO_HEADINGS)
                            .filter(row -> Heading.namesAddresses(row.fields()))
                            .limit(1)
                            .count(),
                    widths.values().stream().mapToLong(Long::longValue).max().orElse(0),
                    rows.stream().mapToLong(row -> row.fields().size()).sum());
        }
    }
}
