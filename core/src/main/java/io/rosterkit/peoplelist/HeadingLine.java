package io.rosterkit.peoplelist;

import io.rosterkit.engine.text.CsvRow;
import io.rosterkit.engine.text.PastedText;
import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.peoplelist.ListColumns.Pick;
import io.rosterkit.peoplelist.ListPreview.Use;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The record of headings, if there is one, and the records above it, which are not part of the list. */
record HeadingLine(Optional<CsvRow> row, List<CsvRow> above) {

    private static final int MAX_HEADING_SHOWN = 100;
    private static final int MAX_HEADINGS_SHOWN = 1_000;

    /** The headings are searched in this number of records. */
    static final int MAX_ROWS_TO_HEADINGS = 10;

    /** Lines that programs write above the headings. */
    private static final Pattern PREAMBLE = Pattern.compile("(?i)#type |version:.*");

    /** A line above the headings with the e-mail address of the office. */
    private static final Pattern OFFICE_ADDRESS = Pattern.compile("(?i)\\s*(e-?)?mail:\\s*\\S+\\s*");

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Z}]+");

    /**
     * Finds the record with the headings that the caller names; without such headings, the record with the most known
     * headings.
     */
    static HeadingLine of(List<CsvRow> sample, Map<Use, Pick> picks) {
        Optional<CsvRow> row = row(sample, picks);
        return new HeadingLine(
                row,
                row.map(heading -> sample.subList(0, sample.indexOf(heading)))
                        .orElseGet(() -> sample.stream()
                                .takeWhile(HeadingLine::isPreamble)
                                .toList()));
    }

    /** The number of the line of headings, from 1; 0 without one. */
    int lineNumber() {
        return row.map(CsvRow::line).orElse(0);
    }

    /** The number of the last line above the people, from 1; 0 without one. */
    int lastLineAbove() {
        return Stream.concat(row.stream(), above.stream())
                .mapToInt(CsvRow::line)
                .max()
                .orElse(0);
    }

    /** The first records without the headings and the records above them. */
    List<CsvRow> below(List<CsvRow> sample) {
        return sample.subList(above.size() + (row.isPresent() ? 1 : 0), sample.size());
    }

    boolean isRepeatedBy(CsvRow other) {
        return row.filter(heading -> heading.fields().equals(other.fields())).isPresent();
    }

    /** The index, from 0, of each column that the caller names. */
    Outcome<Map<Use, Integer>> indexes(Map<Use, Pick> picks, int width) {
        Map<Use, Integer> indexes = new EnumMap<>(Use.class);
        for (Map.Entry<Use, Pick> entry : picks.entrySet()) {
            Pick pick = entry.getValue();
            List<Integer> columns = pick.number() == 0
                    ? row.map(heading -> columns(heading, pick)).orElseGet(List::of)
                    : pick.number() <= width ? List.of(pick.number() - 1) : List.of();
            if (columns.size() != 1) {
                ContactReason reason =
                        columns.isEmpty() ? ContactReason.LIST_COLUMN_UNKNOWN : ContactReason.LIST_COLUMN_AMBIGUOUS;
                return Outcome.refused(refusalWithHeadings(reason, row).with("column", text(pick)));
            }
            indexes.put(entry.getKey(), columns.get(0));
        }
        return Outcome.done(indexes);
    }

    /** A refusal that shows the headings of the list. */
    static Refusal refusalWithHeadings(ContactReason reason, Optional<CsvRow> headings) {
        Refusal refusal = Refusal.of(reason).at("list");
        String all = headings.stream()
                .flatMap(heading -> heading.fields().stream())
                .map(field -> printable(field, MAX_HEADING_SHOWN))
                .filter(field -> !field.isEmpty())
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? refusal : refusal.with("headings", printable(all, MAX_HEADINGS_SHOWN));
    }

    private static Optional<CsvRow> row(List<CsvRow> sample, Map<Use, Pick> picks) {
        List<CsvRow> candidates = sample.stream()
                .limit(MAX_ROWS_TO_HEADINGS)
                .takeWhile(row -> row.fields().stream().noneMatch(ListedPerson::holdsAddress)
                        || OFFICE_ADDRESS.matcher(String.join("", row.fields())).matches()
                        || isHeadingsWithExample(row, sample))
                .filter(row -> !holdsAddress(row) || isHeadingsWithExample(row, sample))
                .filter(row -> !row.isTooLarge())
                .toList();
        List<Pick> headings =
                picks.values().stream().filter(pick -> pick.number() == 0).toList();
        Optional<CsvRow> withPickedHeadings = candidates.stream()
                .filter(row ->
                        headings.stream().noneMatch(pick -> columns(row, pick).isEmpty()))
                .findFirst();
        return withPickedHeadings
                .filter(row -> !headings.isEmpty())
                .or(() -> candidates.stream()
                        .filter(HeadingLine::isHeading)
                        .max(Comparator.comparingLong(HeadingLine::countKnown).thenComparingInt(row -> -row.line())));
    }

    /** Whether a field of the record holds an address, alone or among words. */
    private static boolean holdsAddress(CsvRow row) {
        return row.fields().stream().anyMatch(HeadingLine::holdsAddress);
    }

    private static boolean holdsAddress(String field) {
        return ListedPerson.holdsAddress(field)
                || (field.length() <= Heading.MAX_LENGTH
                        && Heading.examples(field).stream().anyMatch(ListedPerson::holdsAddress));
    }

    /**
     * Whether the record is headings of which some have an example, as in "E-mail (name@company.example)". Then all
     * other fields are known headings, and a record below has an address in each column with an example.
     */
    private static boolean isHeadingsWithExample(CsvRow row, List<CsvRow> sample) {
        List<CsvRow> below = sample.subList(sample.indexOf(row) + 1, sample.size());
        long otherFields = row.fields().stream()
                .filter(field -> !field.isBlank() && !holdsAddress(field))
                .count();
        return otherFields > 0
                && countKnown(row)
                        == otherFields + columns(row, HeadingLine::holdsAddress).size()
                && columns(row, HeadingLine::holdsAddress).stream()
                        .allMatch(column ->
                                below.stream().anyMatch(line -> ListedPerson.holdsAddress(line.field(column))));
    }

    private static boolean isHeading(CsvRow row) {
        long filled = row.fields().stream().filter(field -> !field.isBlank()).count();
        return Heading.namesAddresses(row.fields())
                || countKnown(row) >= 2
                || (countKnown(row) * 2 >= filled && countKnown(row) > 0);
    }

    private static long countKnown(CsvRow row) {
        return row.fields().stream()
                .filter(field -> field.length() <= Heading.MAX_LENGTH)
                .filter(field -> Heading.of(field).isKnown())
                .count();
    }

    private static boolean isPreamble(CsvRow row) {
        return PREAMBLE.matcher(String.join(",", row.fields())).lookingAt();
    }

    /** The columns with exactly this heading; without any, those whose heading differs in upper and lower case only. */
    private static List<Integer> columns(CsvRow row, Pick pick) {
        String heading = PastedText.strip(pick.heading());
        List<Integer> sameCase = columns(row, heading::equals);
        String lower = heading.toLowerCase(Locale.ROOT);
        return sameCase.isEmpty()
                ? columns(row, field -> field.toLowerCase(Locale.ROOT).equals(lower))
                : sameCase;
    }

    private static List<Integer> columns(CsvRow row, Predicate<String> condition) {
        return IntStream.range(0, row.fields().size())
                .filter(column -> condition.test(row.field(column)))
                .boxed()
                .toList();
    }

    private static String text(Pick pick) {
        return pick.number() > 0 ? String.valueOf(pick.number()) : printable(pick.heading(), MAX_HEADING_SHOWN);
    }

    private static String printable(String field, int atMost) {
        String printable = UNPRINTABLE
                .matcher(field.substring(0, Math.min(atMost * 2, field.length())))
                .replaceAll(" ")
                .strip();
        return printable.substring(0, Math.min(atMost, printable.length()));
    }
}
