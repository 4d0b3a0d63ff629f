package io.rosterkit.contact;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a CSV file (RFC 4180), with the separators and headings that real files have. */
final class CsvLines {

    /**
     * What spreadsheets write in front to tell each other the separator. It takes a line, which is kept as an empty
     * one.
     */
    private static final Pattern SEPARATOR_LINE = Pattern.compile("\\A(?i:sep=.)(?=\\R)");

    private CsvLines() {}

    static Outcome<List<ListedPerson>> read(String text, int atMost) {
        String content = SEPARATOR_LINE.matcher(text).replaceFirst("");
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .trimWhitespacesAroundQuotes(true)
                .fieldSeparator(separator(content))
                .ofCsvRecord(content)) {
            return people(records, atMost);
        } catch (CsvParseException malformed) {
            return Outcome.refused(Refusal.of(ContactReason.LIST_MALFORMED).at("list"));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Outcome<List<ListedPerson>> people(CsvReader<CsvRecord> records, int atMost) {
        List<ListedPerson> people = new ArrayList<>();
        Optional<CsvColumns> columns = Optional.empty();
        for (CsvRecord csv : records) {
            if (csv.getFields().stream().allMatch(String::isBlank)) {
                continue;
            }
            if (columns.isEmpty()) {
                columns = Optional.of(CsvColumns.of(csv.getFields()));
                if (columns.get().heading()) {
                    continue;
                }
            }
            if (people.size() == atMost) {
                return Outcome.refused(
                        Refusal.of(ContactReason.LIST_TOO_LONG).at("list").with("atMost", atMost));
            }
            people.add(columns.get().line(Math.toIntExact(csv.getStartingLineNumber()), csv.getFields()));
        }
        return Outcome.done(people);
    }

    /** The separator that the first line has most of. */
    private static char separator(String text) {
        String line = text.lines().filter(some -> !some.isBlank()).findFirst().orElse("");
        return List.of(',', ';', '\t').stream()
                .max(Comparator.comparingLong(
                        candidate -> line.chars().filter(at -> at == candidate).count()))
                .orElse(',');
    }
}
