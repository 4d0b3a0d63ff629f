package io.rosterkit.peoplelist;

import io.rosterkit.engine.text.CsvRecords;
import io.rosterkit.engine.text.CsvRow;
import io.rosterkit.engine.text.PastedText;
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

/** Reads the people of a CSV file. Finds the separator, the headings and the lines above them. */
final class CsvPeople {

    private static final int MAX_SAMPLE_ROWS = 200;

    /** The separators that are also used in a typed text. */
    private static final String TYPED_TEXT_SEPARATORS = ",;";

    private static final Pattern ONE_WORD = Pattern.compile("[\\p{L}\\p{M}_.:-]*");

    private final ListText text;
    private final CsvStart start;
    private final HeadingLine heading;
    private final ColumnChoice choice;
    private final PersonReader reader;
    private final Optional<Refusal> refusal;

    CsvPeople(ListText text, ListColumns callerColumns) {
        this.text = text;
        this.start = CsvStart.detect(text.content());
        List<CsvRow> sample = records().next(MAX_SAMPLE_ROWS);
        this.heading = HeadingLine.of(sample, callerColumns.picks());
        List<CsvRow> sampleBelowHeadings = heading.below(sample);
        int width = sample.stream().mapToInt(row -> row.fields().size()).max().orElse(0);
        Outcome<Map<Use, Integer>> callerIndexes = heading.indexes(callerColumns.picks(), width);
        this.choice = ColumnChoice.of(
                heading.row(), sampleBelowHeadings, callerIndexes.answer().orElseGet(Map::of));
        this.reader = new PersonReader(text, heading, choice);
        this.refusal = text.refusal().or(callerIndexes::refusal).or(() -> noAddressesRefusal(sampleBelowHeadings));
    }

    /**
     * The people in the order of the file. In a file of addresses only, each address is one person, as in a typed text.
     */
    Outcome<List<ListedPerson>> people(int atMost) {
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        if (isAddressesOnly()) {
            return TextPeople.read(text.content(), atMost);
        }
        List<ListedPerson> people = new ArrayList<>();
        CsvRecords records = records();
        for (Optional<CsvRow> next = records.next(); next.isPresent(); next = records.next()) {
            CsvRow row = next.get();
            if (row.isTooLarge()) {
                return Outcome.refused(Refusal.of(ContactReason.LIST_MALFORMED).at("list"));
            }
            if (row.line() <= heading.lastLineAbove() || row.isBlank()) {
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
                && TYPED_TEXT_SEPARATORS.indexOf(start.separator()) >= 0
                && start.separatorLine().isEmpty()
                && choice.columns().stream()
                                .filter(column -> column.addressFields() > 0)
                                .count()
                        > 1
                && choice.columns().stream().allMatch(column -> column.addressFields() == column.filledFields());
    }

    ListPreview preview() {
        return new ListPreview(
                new ListPreview.Format(
                        Optional.of(start.separator()),
                        Optional.of(text.charset()),
                        text.charsetGuessed(),
                        heading.lineNumber()),
                choice.columns().stream().map(choice::toPreview).toList(),
                Stream.concat(
                                start.separatorLine().stream(),
                                heading.above().stream().map(this::skipped))
                        .toList(),
                firstPeople(),
                remarks(),
                refusal);
    }

    private List<ListedPerson> firstPeople() {
        if (isAddressesOnly()) {
            return TextPeople.read(text.content(), Integer.MAX_VALUE)
                    .fold(
                            people -> people.subList(0, Math.min(ListPreview.MAX_PEOPLE_SHOWN, people.size())),
                            refused -> List.of());
        }
        List<ListedPerson> firstPeople = new ArrayList<>();
        CsvRecords records = records();
        for (Optional<CsvRow> next = records.next();
                next.isPresent() && firstPeople.size() < ListPreview.MAX_PEOPLE_SHOWN;
                next = records.next()) {
            next.filter(row -> row.line() > heading.lastLineAbove() && !row.isBlank() && !row.isTooLarge())
                    .ifPresent(row -> firstPeople.add(reader.person(row)));
        }
        return firstPeople;
    }

    private CsvRecords records() {
        return CsvRecords.of(text.content(), start.separator(), start.firstRecordIndex(), start.firstRecordLine());
    }

    private ListPreview.SkippedLine skipped(CsvRow row) {
        return ListPreview.SkippedLine.shortened(
                row.line(), String.join(String.valueOf(start.separator()), row.fields()));
    }

    /** The refusal of a list without addresses. It does not show a first line that could be a person. */
    private Optional<Refusal> noAddressesRefusal(List<CsvRow> sampleBelowHeadings) {
        if ((choice.address().isPresent() && !hasNoAddressAtAll(sampleBelowHeadings))
                || (heading.row().isEmpty() && sampleBelowHeadings.isEmpty())) {
            return Optional.empty();
        }
        if (sampleBelowHeadings.stream().anyMatch(CsvRow::isTooLarge)) {
            return Optional.of(Refusal.of(ContactReason.LIST_MALFORMED).at("list"));
        }
        boolean isWordsOnly = heading.row().isEmpty()
                && sampleBelowHeadings.get(0).fields().stream()
                        .map(PastedText::strip)
                        .allMatch(ONE_WORD.asMatchPredicate());
        return Optional.of(HeadingLine.refusalWithHeadings(
                ContactReason.LIST_NO_ADDRESS_COLUMN,
                heading.row()
                        .or(() -> sampleBelowHeadings.stream()
                                .filter(row -> isWordsOnly)
                                .findFirst())));
    }

    /**
     * Whether the column of addresses was chosen by its heading alone, and no line of the list has an address in it.
     */
    private boolean hasNoAddressAtAll(List<CsvRow> sampleBelowHeadings) {
        if (sampleBelowHeadings.isEmpty() || choice.addressByHeadingAlone().isEmpty()) {
            return false;
        }
        int column = choice.index(Use.ADDRESS);
        CsvRecords records = records();
        for (Optional<CsvRow> next = records.next(); next.isPresent(); next = records.next()) {
            boolean below = next.get().line() > heading.lastLineAbove();
            if (below && next.get().field(column).indexOf('@') >= 0) {
                return false;
            }
        }
        return true;
    }

    private List<Remark> remarks() {
        List<Remark> remarks = new ArrayList<>();
        if (text.charsetGuessed()) {
            remarks.add(new Remark(Remark.Code.CHARSET_GUESSED, 0, ""));
        }
        if (text.hasDamagedBytes()) {
            remarks.add(new Remark(Remark.Code.DAMAGED_CHARACTERS, 0, ""));
        }
        if (heading.row().filter(CsvRow::unclosedQuote).isPresent()) {
            remarks.add(new Remark(Remark.Code.UNCLOSED_QUOTE_IN_HEADINGS, 0, ""));
        }
        return Stream.concat(remarks.stream(), isAddressesOnly() ? Stream.empty() : choice.remarks().stream())
                .toList();
    }
}
