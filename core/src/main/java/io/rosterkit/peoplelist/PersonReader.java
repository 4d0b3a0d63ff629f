package io.rosterkit.peoplelist;

import io.rosterkit.engine.text.CsvRow;
import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.peoplelist.ListPreview.Use;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the person of a record, by the columns that were chosen. */
record PersonReader(ListText text, HeadingLine heading, ColumnChoice choice) {

    ListedPerson person(CsvRow row) {
        String address = first(row, Stream.concat(choice.address().stream(), choice.further().stream()));
        String whole = field(row, Use.NAME);
        String parts = Stream.of(
                        field(row, Use.GIVEN_NAME),
                        field(row, Use.INFIX),
                        first(row, choice.surnames().stream()),
                        field(row, Use.SECOND_SURNAME))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        ListedPerson person = ListedPerson.of(row.line(), address, whole.isEmpty() ? parts : whole)
                .with(field(row, Use.PHONE), field(row, Use.TYPE), field(row, Use.ROLES));
        return trouble(row, person).map(person::unreadable).orElse(person);
    }

    private Optional<ContactReason> trouble(CsvRow row, ListedPerson person) {
        if (row.unclosed()) {
            return Optional.of(ContactReason.LINE_UNCLOSED_QUOTE);
        }
        if (heading.isRepeatedBy(row)) {
            return Optional.of(ContactReason.LINE_HEADING);
        }
        boolean damaged = text.damaged() && (person.address() + person.name()).indexOf(ListText.DAMAGED) >= 0;
        return damaged ? Optional.of(ContactReason.LINE_CHARSET) : Optional.empty();
    }

    private static String first(CsvRow row, Stream<Column> columns) {
        return columns.map(column -> row.field(column.number()))
                .filter(field -> !field.isEmpty())
                .findFirst()
                .orElse("");
    }

    private String field(CsvRow row, Use use) {
        return row.field(choice.number(use));
    }
}
