package io.rosterkit.contact;

import io.rosterkit.contact.CsvRecords.Row;
import io.rosterkit.contact.CsvRecords.Start;
import io.rosterkit.contact.ListColumns.Pick;
import io.rosterkit.contact.ListPreview.Remark;
import io.rosterkit.contact.ListPreview.Use;
import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import java.util.ArrayList;
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

/** The people of a CSV file, with the separators, headings and lines above them that real files have. */
final class CsvLines {

    private static final int LOOKED_AT = 200;
    private static final int SHOWN_AT_MOST = 100;
    private static final int HEADINGS_AT_MOST = 1_000;

    /** The separators that a typed text has too. */
    private static final String TYPED = ",;";

    /** What programs write above the headings. */
    private static final Pattern PREAMBLE = Pattern.compile("(?i)#type |version:.*");

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Z}]+");
    private static final Pattern ONE_WORD = Pattern.compile("[\\p{L}\\p{M}_.:-]*");

    private final AddressList.ListText text;
    private final Start start;
    private final Optional<Row> heading;
    private final List<Row> skipped;
    private final ColumnChoice choice;
    private final Optional<Refusal> refusal;

    CsvLines(AddressList.ListText text, ListColumns asked) {
        this.text = text;
        this.start = Start.of(text.content());
        List<Row> first = CsvRecords.first(records(), LOOKED_AT);
        this.heading = heading(first, asked.picks());
        this.skipped = heading.map(row -> first.subList(0, first.indexOf(row)))
                .orElseGet(() -> first.stream().takeWhile(CsvLines::isPreamble).toList());
        List<Row> lines = first.subList(skipped.size() + (heading.isPresent() ? 1 : 0), first.size());
        Outcome<Map<Use, Integer>> named = named(
                asked.picks(),
                first.stream().mapToInt(row -> row.fields().size()).max().orElse(0));
        this.choice = ColumnChoice.of(heading, lines, named.answer().orElseGet(Map::of));
        this.refusal = text.refusal().or(named::refusal).or(() -> withoutAddresses(lines));
    }

    /**
     * The people, in the order of the file; in one of nothing but addresses each address is one, as in a typed text.
     */
    Outcome<List<ListedPerson>> people(int atMost) {
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        if (isAddressesOnly()) {
            return TextLines.read(text.content(), atMost);
        }
        List<ListedPerson> people = new ArrayList<>();
        CsvRecords records = records();
        for (Optional<Row> next = records.next(); next.isPresent(); next = records.next()) {
            Row row = next.get();
            if (row.isTooLarge()) {
                return Outcome.refused(Refusal.of(ContactReason.LIST_MALFORMED).at("list"));
            }
            if (row.line() <= lastSkipped() || row.isBlank()) {
                continue;
            }
            if (people.size() == atMost) {
                return Outcome.refused(
                        Refusal.of(ContactReason.LIST_TOO_LONG).at("list").with("atMost", atMost));
            }
            people.add(person(row));
        }
        return Outcome.done(people);
    }

    private boolean isAddressesOnly() {
        return heading.isEmpty()
                && TYPED.indexOf(start.separator()) >= 0
                && start.skipped().isEmpty()
                && choice.columns().stream()
                                .filter(column -> column.addresses() > 0)
                                .count()
                        > 1
                && choice.columns().stream().allMatch(column -> column.addresses() == column.filled());
    }

    ListPreview preview() {
        return new ListPreview(
                new ListPreview.Format(
                        Optional.of(start.separator()),
                        Optional.of(text.charset()),
                        text.guessed(),
                        heading.map(Row::line).orElse(0)),
                choice.columns().stream().map(choice::shown).toList(),
                Stream.concat(start.skipped().stream(), skipped.stream().map(this::skipped))
                        .toList(),
                firstLines(),
                remarks(),
                refusal);
    }

    private List<ListedPerson> firstLines() {
        if (isAddressesOnly()) {
            return TextLines.read(text.content(), Integer.MAX_VALUE)
                    .fold(
                            people -> people.subList(0, Math.min(ListPreview.LINES_AT_MOST, people.size())),
                            refused -> List.of());
        }
        List<ListedPerson> firstLines = new ArrayList<>();
        CsvRecords records = records();
        for (Optional<Row> next = records.next();
                next.isPresent() && firstLines.size() < ListPreview.LINES_AT_MOST;
                next = records.next()) {
            next.filter(row -> row.line() > lastSkipped() && !row.isBlank() && !row.isTooLarge())
                    .ifPresent(row -> firstLines.add(person(row)));
        }
        return firstLines;
    }

    private CsvRecords records() {
        return new CsvRecords(text.content(), start.separator(), start.from(), start.line());
    }

    private int lastSkipped() {
        return Stream.concat(heading.stream(), skipped.stream())
                .mapToInt(Row::line)
                .max()
                .orElse(0);
    }

    private ListedPerson person(Row row) {
        String address = Stream.concat(choice.address().stream(), choice.further().stream())
                .map(column -> row.field(column.number()))
                .filter(field -> !field.isEmpty())
                .findFirst()
                .orElse("");
        String whole = field(row, Use.NAME);
        String parts = Stream.of(Use.GIVEN_NAME, Use.INFIX, Use.SURNAME)
                .map(use -> field(row, use))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        ListedPerson person = ListedPerson.of(row.line(), address, whole.isEmpty() ? parts : whole)
                .with(field(row, Use.PHONE), field(row, Use.TYPE), field(row, Use.ROLES));
        return trouble(row, person).map(person::unreadable).orElse(person);
    }

    private Optional<ContactReason> trouble(Row row, ListedPerson person) {
        if (row.unclosed()) {
            return Optional.of(ContactReason.LINE_UNCLOSED_QUOTE);
        }
        if (heading.filter(first -> first.fields().equals(row.fields())).isPresent()) {
            return Optional.of(ContactReason.LINE_HEADING);
        }
        boolean damaged =
                text.damaged() && (person.address() + person.name()).indexOf(AddressList.ListText.DAMAGED) >= 0;
        return damaged ? Optional.of(ContactReason.LINE_CHARSET) : Optional.empty();
    }

    private String field(Row row, Use use) {
        return row.field(choice.number(use));
    }

    private ListPreview.Skipped skipped(Row row) {
        String line = String.join(String.valueOf(start.separator()), row.fields());
        return new ListPreview.Skipped(row.line(), line.substring(0, Math.min(SHOWN_AT_MOST, line.length())));
    }

    /**
     * The line of headings: one that has those the caller names, else the one of which most is known, above the first
     * line with an address.
     */
    private static Optional<Row> heading(List<Row> first, Map<Use, Pick> asked) {
        List<Row> above = first.stream()
                .limit(ColumnChoice.PREAMBLE_AT_MOST)
                .takeWhile(row -> row.fields().stream().noneMatch(ListedPerson::holdsAddress))
                .filter(row -> !row.isTooLarge())
                .toList();
        Optional<Row> best = above.stream()
                .filter(CsvLines::isHeading)
                .max(Comparator.comparingLong(CsvLines::known).thenComparingInt(row -> -row.line()));
        List<Pick> headings =
                asked.values().stream().filter(pick -> pick.number() == 0).toList();
        return headings.isEmpty()
                ? best
                : above.stream()
                        .filter(row -> headings.stream()
                                .noneMatch(pick -> columns(row, pick).isEmpty()))
                        .findFirst()
                        .or(() -> best);
    }

    private static boolean isHeading(Row row) {
        long filled = row.fields().stream().filter(field -> !field.isBlank()).count();
        return Heading.namesAddresses(row.fields()) || known(row) >= 2 || (known(row) * 2 >= filled && known(row) > 0);
    }

    private static long known(Row row) {
        return row.fields().stream()
                .filter(field -> field.length() <= Heading.LONGEST)
                .filter(field -> Heading.of(field).isKnown())
                .count();
    }

    private static boolean isPreamble(Row row) {
        return PREAMBLE.matcher(String.join(",", row.fields())).lookingAt();
    }

    private Outcome<Map<Use, Integer>> named(Map<Use, Pick> picks, int width) {
        Map<Use, Integer> numbers = new EnumMap<>(Use.class);
        for (Map.Entry<Use, Pick> pick : picks.entrySet()) {
            List<Integer> columns = pick.getValue().number() > 0
                    ? IntStream.of(pick.getValue().number() - 1)
                            .filter(column -> column < width)
                            .boxed()
                            .toList()
                    : heading.map(row -> columns(row, pick.getValue())).orElseGet(List::of);
            if (columns.size() != 1) {
                String name = pick.getValue().number() > 0
                        ? String.valueOf(pick.getValue().number())
                        : printable(pick.getValue().heading(), SHOWN_AT_MOST);
                return Outcome.refused(withHeadings(
                                columns.isEmpty()
                                        ? ContactReason.LIST_COLUMN_UNKNOWN
                                        : ContactReason.LIST_COLUMN_AMBIGUOUS,
                                heading.stream().toList())
                        .with("column", name));
            }
            numbers.put(pick.getKey(), columns.get(0));
        }
        return Outcome.done(numbers);
    }

    /** The columns that have that heading as it is written; without any, those that have it in other capitals. */
    private static List<Integer> columns(Row row, Pick pick) {
        String wanted = Marks.strip(pick.heading());
        List<Integer> exact = columns(row, wanted::equals);
        String lower = wanted.toLowerCase(Locale.ROOT);
        return exact.isEmpty()
                ? columns(row, field -> field.toLowerCase(Locale.ROOT).equals(lower))
                : exact;
    }

    private static List<Integer> columns(Row row, Predicate<String> which) {
        return IntStream.range(0, row.fields().size())
                .filter(column -> which.test(row.field(column)))
                .boxed()
                .toList();
    }

    private Optional<Refusal> withoutAddresses(List<Row> lines) {
        if (choice.address().isPresent() || (heading.isEmpty() && lines.isEmpty())) {
            return Optional.empty();
        }
        if (lines.stream().anyMatch(Row::isTooLarge)) {
            return Optional.of(Refusal.of(ContactReason.LIST_MALFORMED).at("list"));
        }
        boolean words = heading.isEmpty()
                && lines.get(0).fields().stream().map(Marks::strip).allMatch(ONE_WORD.asMatchPredicate());
        return Optional.of(withHeadings(
                ContactReason.LIST_NO_ADDRESS_COLUMN,
                heading.or(() -> lines.stream().filter(row -> words).findFirst()).stream()
                        .toList()));
    }

    /** The refusal with the headings; a first line that could be a person is not told. */
    private static Refusal withHeadings(ContactReason reason, List<Row> headings) {
        Refusal refusal = Refusal.of(reason).at("list");
        String all = headings.stream()
                .flatMap(row -> row.fields().stream())
                .map(field -> printable(field, SHOWN_AT_MOST))
                .filter(field -> !field.isEmpty())
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? refusal : refusal.with("headings", printable(all, HEADINGS_AT_MOST));
    }

    private static String printable(String field, int atMost) {
        String plain = UNPRINTABLE
                .matcher(field.substring(0, Math.min(atMost * 2, field.length())))
                .replaceAll(" ")
                .strip();
        return plain.substring(0, Math.min(atMost, plain.length()));
    }

    private List<Remark> remarks() {
        List<Remark> remarks = new ArrayList<>();
        if (text.guessed()) {
            remarks.add(new Remark(Remark.Code.CHARSET_GUESSED, 0, ""));
        }
        if (text.damaged()) {
            remarks.add(new Remark(Remark.Code.DAMAGED_CHARACTERS, 0, ""));
        }
        if (heading.filter(Row::unclosed).isPresent()) {
            remarks.add(new Remark(Remark.Code.UNCLOSED_QUOTE_IN_HEADINGS, 0, ""));
        }
        return Stream.concat(remarks.stream(), isAddressesOnly() ? Stream.empty() : choice.remarks().stream())
                .toList();
    }
}
