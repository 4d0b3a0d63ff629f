package io.rosterkit.peoplelist;

import io.rosterkit.engine.text.CsvRecords;
import io.rosterkit.engine.text.CsvRow;
import io.rosterkit.engine.text.Marks;
import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.peoplelist.ListPreview.Remark;
import io.rosterkit.peoplelist.ListPreview.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The people of a CSV file, with the separators, headings and lines above them that real files have. */
final class CsvLines {

    private static final int LOOKED_AT = 200;

    /** The separators that a typed text has too. */
    private static final String TYPED = ",;";

    private static final Pattern ONE_WORD = Pattern.compile("[\\p{L}\\p{M}_.:-]*");

    private final ListText text;
    private final CsvStart start;
    private final HeadingLine heading;
    private final ColumnChoice choice;
    private final PersonReader reader;
    private final Optional<Refusal> refusal;

    CsvLines(ListText text, ListColumns asked) {
        this.text = text;
        this.start = CsvStart.of(text.content());
        List<CsvRow> first = records().next(LOOKED_AT);
        this.heading = HeadingLine.of(first, asked.picks());
        List<CsvRow> lines = heading.below(first);
        int width = first.stream().mapToInt(row -> row.fields().size()).max().orElse(0);
        Outcome<Map<Use, Integer>> named = heading.numbers(asked.picks(), width);
        this.choice = ColumnChoice.of(heading.row(), lines, named.answer().orElseGet(Map::of));
        this.reader = new PersonReader(text, heading, choice);
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
        for (Optional<CsvRow> next = records.next(); next.isPresent(); next = records.next()) {
            CsvRow row = next.get();
            if (row.isTooLarge()) {
                return Outcome.refused(Refusal.of(ContactReason.LIST_MALFORMED).at("list"));
            }
            if (row.line() <= heading.lastAbove() || row.isBlank()) {
                continue;
            }
            if (people.size() == atMost) {
                return Outcome.refused(
                        Refusal.of(ContactReason.LIST_TOO_LONG).at("list").with("atMost", atMost));
            }
            people.add(reader.person(row));
        }
        return Outcome.done(people);
    }

    private boolean isAddressesOnly() {
        return heading.row().isEmpty()
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
                        Optional.of(start.separator()), Optional.of(text.charset()), text.guessed(), heading.number()),
                choice.columns().stream().map(choice::shown).toList(),
                Stream.concat(start.skipped().stream(), heading.above().stream().map(this::skipped))
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
        for (Optional<CsvRow> next = records.next();
                next.isPresent() && firstLines.size() < ListPreview.LINES_AT_MOST;
                next = records.next()) {
            next.filter(row -> row.line() > heading.lastAbove() && !row.isBlank() && !row.isTooLarge())
                    .ifPresent(row -> firstLines.add(reader.person(row)));
        }
        return firstLines;
    }

    private CsvRecords records() {
        return CsvRecords.of(text.content(), start.separator(), start.from(), start.line());
    }

    private ListPreview.Skipped skipped(CsvRow row) {
        return ListPreview.Skipped.of(row.line(), String.join(String.valueOf(start.separator()), row.fields()));
    }

    /** A first line that could be a person is not told. */
    private Optional<Refusal> withoutAddresses(List<CsvRow> lines) {
        if ((choice.address().isPresent() && !isWithoutAnyAddress(lines))
                || (heading.row().isEmpty() && lines.isEmpty())) {
            return Optional.empty();
        }
        if (lines.stream().anyMatch(CsvRow::isTooLarge)) {
            return Optional.of(Refusal.of(ContactReason.LIST_MALFORMED).at("list"));
        }
        boolean words = heading.row().isEmpty()
                && lines.get(0).fields().stream().map(Marks::strip).allMatch(ONE_WORD.asMatchPredicate());
        return Optional.of(HeadingLine.withHeadings(
                ContactReason.LIST_NO_ADDRESS_COLUMN,
                heading.row().or(() -> lines.stream().filter(row -> words).findFirst())));
    }

    /** Whether a heading alone names the column of addresses, and no line of the whole list has anything like one. */
    private boolean isWithoutAnyAddress(List<CsvRow> lines) {
        if (lines.isEmpty() || choice.addressByHeadingAlone().isEmpty()) {
            return false;
        }
        int column = choice.number(Use.ADDRESS);
        CsvRecords records = records();
        for (Optional<CsvRow> next = records.next(); next.isPresent(); next = records.next()) {
            boolean below = next.get().line() > heading.lastAbove();
            if (below && next.get().field(column).indexOf('@') >= 0) {
                return false;
            }
        }
        return true;
    }

    private List<Remark> remarks() {
        List<Remark> remarks = new ArrayList<>();
        if (text.guessed()) {
            remarks.add(new Remark(Remark.Code.CHARSET_GUESSED, 0, ""));
        }
        if (text.damaged()) {
            remarks.add(new Remark(Remark.Code.DAMAGED_CHARACTERS, 0, ""));
        }
        if (heading.row().filter(CsvRow::unclosed).isPresent()) {
            remarks.add(new Remark(Remark.Code.UNCLOSED_QUOTE_IN_HEADINGS, 0, ""));
        }
        return Stream.concat(remarks.stream(), isAddressesOnly() ? Stream.empty() : choice.remarks().stream())
                .toList();
    }
}
