package io.rosterkit.peoplelist;

import io.rosterkit.engine.text.CsvRow;
import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.peoplelist.ListPreview.Use;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the person of a record from the chosen columns. */
record PersonReader(ListText text, HeadingLine heading, ColumnChoice choice) {

    ListedPerson person(CsvRow row) {
        String address =
                firstFilled(row, Stream.concat(choice.address().stream(), choice.fallbackAddresses().stream()));
        String wholeName = field(row, Use.NAME);
        String nameFromParts = Stream.of(
                        field(row, Use.GIVEN_NAME),
                        field(row, Use.INFIX),
                        firstFilled(row, choice.surnames().stream()),
                        field(row, Use.SECOND_SURNAME))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        ListedPerson person = ListedPerson.of(row.line(), address, wholeName.isEmpty() ? nameFromParts : wholeName)
                .with(new ListedPerson.Named(
                        field(row, Use.PHONE),
                        field(row, Use.TYPE),
                        field(row, Use.ROLES),
                        field(row, Use.EXTERNAL_ID)));
        return problem(row, person).map(person::withProblem).orElse(person);
    }

    private Optional<ContactReason> problem(CsvRow row, ListedPerson person) {
        if (row.unclosedQuote()) {
            return Optional.of(ContactReason.LINE_UNCLOSED_QUOTE);
        }
        if (heading.isRepeatedBy(row)) {
            return Optional.of(ContactReason.LINE_HEADING);
        }
        boolean isDamaged = text.hasDamagedBytes() && (person.address() + person.name()).indexOf(ListText.DAMAGED) >= 0;
        return isDamaged ? Optional.of(ContactReason.LINE_CHARSET) : Optional.empty();
    }

    private static String firstFilled(CsvRow row, Stream<SampledColumn> columns) {
        return columns.map(column -> row.field(column.index()))
                .filter(field -> !field.isEmpty())
                .findFirst()
                .orElse("");
    }

    private String field(CsvRow row, Use use) {
        return row.field(choice.index(use));
    }
}
