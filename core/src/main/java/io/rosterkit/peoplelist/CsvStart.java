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

/** The separator of a text, and where its first record begins. */
record CsvStart(char separator, int from, int line, Optional<ListPreview.Skipped> skipped) {

    private static final Pattern SEPARATOR_LINE = Pattern.compile(
            "\\A\\s*?\"?sep=(\\\\t|[^\\p{L}\\p{N}\"\\r\\n])\"?[ \\t]*(?:\\R|\\z)", Pattern.CASE_INSENSITIVE);
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');
    private static final int LOOKED_AT = 100;

    /**
     * The separator that a line {@code sep=;} names; else the one with which most of the first records hold a whole
     * address, then the one with which most are equally wide, then the one that stands most often between fields.
     */
    static CsvStart of(String text) {
        Matcher named = SEPARATOR_LINE.matcher(text);
        if (named.find()) {
            char separator = named.group(1).length() > 1 ? '\t' : named.group(1).charAt(0);
            int lines = (int) named.group().lines().count();
            return new CsvStart(
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
                .map(fit -> new CsvStart(fit.separator(), 0, 1, Optional.empty()))
                .orElseThrow();
    }

    /** How well a separator fits. */
    private record Fit(char separator, long addresses, long headings, long equallyWide, long fields) {

        static Fit of(String text, char separator) {
            List<CsvRow> rows = CsvRecords.of(text, separator, 0, 1).next(LOOKED_AT);
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
                            .limit(HeadingLine.PREAMBLE_AT_MOST)
                            .filter(row -> Heading.namesAddresses(row.fields()))
                            .limit(1)
                            .count(),
                    widths.values().stream().mapToLong(Long::longValue).max().orElse(0),
                    rows.stream().mapToLong(row -> row.fields().size()).sum());
        }
    }
}
