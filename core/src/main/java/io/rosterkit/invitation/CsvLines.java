package io.rosterkit.invitation;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.rosterkit.model.Outcome;
import io.rosterkit.model.Refusal;
import io.rosterkit.model.invitation.InvitationReason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads a CSV file (RFC 4180), with the separators and headings that real files have. */
final class CsvLines {

    private CsvLines() {}

    static Outcome<List<ListLine>> read(String text, int atMost) {
        List<ListLine> lines = new ArrayList<>();
        CsvColumns columns = CsvColumns.WITHOUT_HEADING;
        boolean first = true;
        try (CsvReader<CsvRecord> records =
                CsvReader.builder().fieldSeparator(separator(text)).ofCsvRecord(text)) {
            for (CsvRecord csv : records) {
                if (first) {
                    first = false;
                    columns = CsvColumns.of(csv.getFields());
                    if (columns.heading()) {
                        continue;
                    }
                }
                if (csv.getFields().stream().allMatch(String::isBlank)) {
                    continue;
                }
                if (lines.size() == atMost) {
                    return Outcome.refused(Refusal.of(InvitationReason.BATCH_TOO_LONG)
                            .at("list")
                            .with("atMost", atMost));
                }
                lines.add(columns.line(Math.toIntExact(csv.getStartingLineNumber()), csv.getFields()));
            }
        } catch (CsvParseException malformed) {
            return Outcome.refused(Refusal.of(InvitationReason.BATCH_MALFORMED).at("list"));
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return Outcome.done(lines);
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
