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
 * The separator of a CSV text, and where its first record begins.
 *
 * @param firstRecordIndex index of the first character of the first record
 * @param firstRecordLine line number of the first record, from 1
 * @param separatorLine the {@code sep=} line, if there is one
 */
record CsvStart(
        char separator, int firstRecordIndex, int firstRecordLine, Optional<ListPreview.SkippedLine> separatorLine) {

    private static final Pattern SEPARATOR_LINE = Pattern.compile(
            "\\A\\s*?\"?sep=(\\\\t|[^\\p{L}\\p{N}\"\\r\\n])\"?[ \\t]*(?:\\R|\\z)", Pattern.CASE_INSENSITIVE);
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');
    private static final int MAX_SAMPLE_ROWS = 100;

    /**
     * Uses the separator of a line {@code sep=;}. Otherwise scores comma, semicolon, tab and bar on the first 100
     * records. The best one has, in this order of weight:
     *
     * <ol>
     *   <li>the most records with an address;
     *   <li>a heading of addresses;
     *   <li>the most records with the same number of fields, if that number is above one;
     *   <li>the most fields;
     *   <li>the first place in the order comma, semicolon, tab, bar.
     * </ol>
     *
     * A line {@code sep=} with a blank, or with a character outside the basic plane of Unicode, is skipped and names no
     * separator.
     */
    static CsvStart detect(String text) {
        Matcher match = SEPARATOR_LINE.matcher(text);
        if (!match.find()) {
            return new CsvStart(bestSeparator(text, 0, 1), 0, 1, Optional.empty());
        }
        int lines = (int) match.group().lines().count();
        char separator = namedSeparator(match.group(1)).orElseGet(() -> bestSeparator(text, match.end(), lines + 1));
        return new CsvStart(
                separator,
                match.end(),
                lines + 1,
                Optional.of(new ListPreview.SkippedLine(lines, match.group().strip())));
    }

    private static Optional<Character> namedSeparator(String name) {
        if (name.equalsIgnoreCase("\\t")) {
            return Optional.of('\t');
        }
        char first = name.charAt(0);
        boolean isBlank = Character.isSpaceChar(first);
        return name.length() > 1 || isBlank ? Optional.empty() : Optional.of(first);
    }

    private static char bestSeparator(String text, int from, int line) {
        return SEPARATORS.stream()
                .map(separator -> SeparatorScore.of(CsvRecords.of(text, separator, from, line), separator))
                .max(Comparator.comparingLong(SeparatorScore::recordsWithAddress)
                        .thenComparing(SeparatorScore::hasAddressHeading)
                        .thenComparingLong(SeparatorScore::recordsOfSameWidth)
                        .thenComparingLong(SeparatorScore::fields)
                        .thenComparingInt(score -> -SEPARATORS.indexOf(score.separator())))
                .map(SeparatorScore::separator)
                .orElseThrow();
    }

    /** How well a separator fits the first records. */
    private record SeparatorScore(
            char separator, long recordsWithAddress, boolean hasAddressHeading, long recordsOfSameWidth, long fields) {

        static SeparatorScore of(CsvRecords records, char separator) {
            List<CsvRow> rows = records.next(MAX_SAMPLE_ROWS);
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
                            .anyMatch(row -> Heading.namesAddresses(row.fields())),
                    widths.values().stream().mapToLong(Long::longValue).max().orElse(0),
                    rows.stream().mapToLong(row -> row.fields().size()).sum());
        }
    }
}
