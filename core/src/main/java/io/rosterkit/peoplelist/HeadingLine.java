package io.rosterkit.peoplelist;

import io.rosterkit.engine.text.CsvRow;
import io.rosterkit.engine.text.Marks;
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

/**
 * The line of headings among the first records, if there is one, and the lines above it that are no part of the list.
 */
record HeadingLine(Optional<CsvRow> row, List<CsvRow> above) {

    private static final int SHOWN_AT_MOST = 100;
    private static final int HEADINGS_AT_MOST = 1_000;

    /** In how many records from the first the headings are looked for. */
    static final int PREAMBLE_AT_MOST = 10;

    /** What programs write above the headings. */
    private static final Pattern PREAMBLE = Pattern.compile("(?i)#type |version:.*");

    /** The address of an office above its list. */
    private static final Pattern LETTERHEAD = Pattern.compile("(?i)\\s*(e-?)?mail:\\s*\\S+\\s*");

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Z}]+");

    /** The one that has the headings which the caller names; else the one of which most is known. */
    static HeadingLine of(List<CsvRow> first, Map<Use, Pick> asked) {
        Optional<CsvRow> row = row(first, asked);
        return new HeadingLine(
                row,
                row.map(heading -> first.subList(0, first.indexOf(heading)))
                        .orElseGet(() -> first.stream()
                                .takeWhile(HeadingLine::isPreamble)
                                .toList()));
    }

    /** The number of its line, from 1; 0 without one. */
    int number() {
        return row.map(CsvRow::line).orElse(0);
    }

    /** The number of the last line above the people, from 1; 0 without one. */
    int lastAbove() {
        return Stream.concat(row.stream(), above.stream())
                .mapToInt(CsvRow::line)
                .max()
                .orElse(0);
    }

    /** Those of the first records that are below. */
    List<CsvRow> below(List<CsvRow> first) {
        return first.subList(above.size() + (row.isPresent() ? 1 : 0), first.size());
    }

    boolean isRepeatedBy(CsvRow other) {
        return row.filter(heading -> heading.fields().equals(other.fields())).isPresent();
    }

    /** The numbers of the columns that the caller names, from 0. */
    Outcome<Map<Use, Integer>> numbers(Map<Use, Pick> picks, int width) {
        Map<Use, Integer> numbers = new EnumMap<>(Use.class);
        for (Map.Entry<Use, Pick> entry : picks.entrySet()) {
            Pick pick = entry.getValue();
            List<Integer> columns = pick.number() == 0
                    ? row.map(heading -> columns(heading, pick)).orElseGet(List::of)
                    : pick.number() <= width ? List.of(pick.number() - 1) : List.of();
            if (columns.size() != 1) {
                ContactReason reason =
                        columns.isEmpty() ? ContactReason.LIST_COLUMN_UNKNOWN : ContactReason.LIST_COLUMN_AMBIGUOUS;
                return Outcome.refused(withHeadings(reason, row).with("column", told(pick)));
            }
            numbers.put(entry.getKey(), columns.get(0));
        }
        return Outcome.done(numbers);
    }

    /** The refusal with those headings. */
    static Refusal withHeadings(ContactReason reason, Optional<CsvRow> headings) {
        Refusal refusal = Refusal.of(reason).at("list");
        String all = headings.stream()
                .flatMap(heading -> heading.fields().stream())
                .map(field -> printable(field, SHOWN_AT_MOST))
                .filter(field -> !field.isEmpty())
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? refusal : refusal.with("headings", printable(all, HEADINGS_AT_MOST));
    }

    private static Optional<CsvRow> row(List<CsvRow> first, Map<Use, Pick> asked) {
        List<CsvRow> candidates = first.stream()
                .limit(PREAMBLE_AT_MOST)
                .takeWhile(row -> row.fields().stream().noneMatch(ListedPerson::holdsAddress)
                        || LETTERHEAD.matcher(String.join("", row.fields())).matches()
                        || isWithExample(row, first))
                .filter(row -> !holdsAddress(row) || isWithExample(row, first))
                .filter(row -> !row.isTooLarge())
                .toList();
        List<Pick> headings =
                asked.values().stream().filter(pick -> pick.number() == 0).toList();
        Optional<CsvRow> named = candidates.stream()
                .filter(row ->
                        headings.stream().noneMatch(pick -> columns(row, pick).isEmpty()))
                .findFirst();
        return named.filter(row -> !headings.isEmpty())
                .or(() -> candidates.stream()
                        .filter(HeadingLine::isHeading)
                        .max(Comparator.comparingLong(HeadingLine::known).thenComparingInt(row -> -row.line())));
    }

    /** Whether a whole address stands in the record, alone in its field or among words. */
    private static boolean holdsAddress(CsvRow row) {
        return row.fields().stream().anyMatch(HeadingLine::holdsAddress);
    }

    private static boolean holdsAddress(String field) {
        return ListedPerson.holdsAddress(field)
                || (field.length() <= Heading.LONGEST
                        && Heading.examples(field).stream().anyMatch(ListedPerson::holdsAddress));
    }

    /**
     * Whether the record has headings with an example, as in "E-mail (name@company.example)": the other fields are
     * headings, and a record below has an address in that column.
     */
    private static boolean isWithExample(CsvRow row, List<CsvRow> first) {
        List<CsvRow> below = first.subList(first.indexOf(row) + 1, first.size());
        long others = row.fields().stream()
                .filter(field -> !field.isBlank() && !holdsAddress(field))
                .count();
        return others > 0
                && known(row)
                        == others + columns(row, HeadingLine::holdsAddress).size()
                && columns(row, HeadingLine::holdsAddress).stream()
                        .allMatch(column ->
                                below.stream().anyMatch(line -> ListedPerson.holdsAddress(line.field(column))));
    }

    private static boolean isHeading(CsvRow row) {
        long filled = row.fields().stream().filter(field -> !field.isBlank()).count();
        return Heading.namesAddresses(row.fields()) || known(row) >= 2 || (known(row) * 2 >= filled && known(row) > 0);
    }

    private static long known(CsvRow row) {
        return row.fields().stream()
                .filter(field -> field.length() <= Heading.LONGEST)
                .filter(field -> Heading.of(field).isKnown())
                .count();
    }

    private static boolean isPreamble(CsvRow row) {
        return PREAMBLE.matcher(String.join(",", row.fields())).lookingAt();
    }

    /** The columns that have that heading as it is written; without any, those that have it in other capitals. */
    private static List<Integer> columns(CsvRow row, Pick pick) {
        String wanted = Marks.strip(pick.heading());
        List<Integer> exact = columns(row, wanted::equals);
        String lower = wanted.toLowerCase(Locale.ROOT);
        return exact.isEmpty()
                ? columns(row, field -> field.toLowerCase(Locale.ROOT).equals(lower))
                : exact;
    }

    private static List<Integer> columns(CsvRow row, Predicate<String> which) {
        return IntStream.range(0, row.fields().size())
                .filter(column -> which.test(row.field(column)))
                .boxed()
                .toList();
    }

    private static String told(Pick pick) {
        return pick.number() > 0 ? String.valueOf(pick.number()) : printable(pick.heading(), SHOWN_AT_MOST);
    }

    private static String printable(String field, int atMost) {
        String plain = UNPRINTABLE
                .matcher(field.substring(0, Math.min(atMost * 2, field.length())))
                .replaceAll(" ")
                .strip();
        return plain.substring(0, Math.min(atMost, plain.length()));
    }
}
