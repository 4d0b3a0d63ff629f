package io.rosterkit.engine.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the reader with FastCSV, which reads RFC 4180. */
class CsvRecordsTest {

    private static final List<String> PARTS = List.of("Anna", " ", "Weiß", "7", "'", "|", "\t", "\u00A0", "日本");
    private static final List<String> QUOTED_PARTS = List.of("\"", "\n", ",", ";", "\"\"", "\n\n");

    /** A record, and the line in which it begins. */
    record Begun(long line, List<String> fields) {}

    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t', '|'})
    void readsWellFormedTextAsFastCsvDoes(char separator) {
        Random random = new Random(4180);
        for (int round = 0; round < 500; round++) {
            String text = wellFormed(random, separator);

            assertThat(ours(text, separator)).as(text).isEqualTo(theirs(text, separator));
        }
    }

    /** Why FastCSV does not read the lists of people: it stops at the damaged line, or it hides lines below it. */
    @Test
    void readsTheLinesBelowAQuoteThatIsNeverClosedWhichFastCsvDoesNot() {
        String text =
                "Name,E-Mail\nAnna,anna@a.example\n\"Ben,ben@a.example\nCleo,cleo@a.example\nDora,dora@a.example\n";

        assertThat(ours(text, ',')).extracting(Begun::line).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(theirs(text, ',')).extracting(Begun::line).containsExactly(1L, 2L, 3L);
        assertThatThrownBy(() -> theirs(text + "\"Emil\",emil@a.example\n", ','))
                .isInstanceOf(CsvParseException.class);
    }

    @Test
    void readsNoRecordBeyondThoseThatWereAskedFor() {
        CsvRecords records = CsvRecords.of("a\n\nb\nc\nd\n", ',', 0, 1);

        assertThat(records.next(2)).extracting(CsvRow::line).containsExactly(1, 3);
        assertThat(records.next()).map(CsvRow::line).contains(4);
        assertThat(records.next(0)).isEmpty();
        assertThat(records.next(9)).extracting(CsvRow::line).containsExactly(5);
    }

    private static String wellFormed(Random random, char separator) {
        StringBuilder text = new StringBuilder();
        int width = 1 + random.nextInt(5);
        for (int record = 0; record < 12; record++) {
            for (int field = 0; field < width; field++) {
                text.append(field == 0 ? "" : separator).append(field(random, separator));
            }
            text.append(List.of("\n", "\r\n").get(random.nextInt(2)));
        }
        return text.toString();
    }

    private static String field(Random random, char separator) {
        boolean quoted = random.nextBoolean();
        StringBuilder field = new StringBuilder();
        for (int part = random.nextInt(5); part > 0; part--) {
            List<String> some = quoted && random.nextBoolean() ? QUOTED_PARTS : PARTS;
            field.append(some.get(random.nextInt(some.size())));
        }
        String plain = field.toString();
        return quoted
                ? '"' + plain.replace("\"", "\"\"") + '"'
                : random.nextInt(6) == 0 ? "p@a.example" : plain.replace(String.valueOf(separator), "");
    }

    private static List<Begun> ours(String text, char separator) {
        List<Begun> rows = new ArrayList<>();
        CsvRecords records = CsvRecords.of(text, separator, 0, 1);
        for (Optional<CsvRow> row = records.next(); row.isPresent(); row = records.next()) {
            row.ifPresent(read -> rows.add(new Begun(read.line(), read.fields())));
        }
        return rows;
    }

    private static List<Begun> theirs(String text, char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)
                .stream()
                .map(record -> new Begun(record.getStartingLineNumber(), record.getFields()))
                .toList();
    }
}
