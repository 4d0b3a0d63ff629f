package io.rosterkit.peoplelist;

import io.rosterkit.engine.text.CsvRow;
import io.rosterkit.peoplelist.Heading.Meaning;
import io.rosterkit.peoplelist.ListPreview.Use;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Decides which columns hold the names: a whole name, or its parts. */
final class NameColumns {

    /** A heading of this rank and more says "Name" alone, and may head a part of the name. */
    private static final int WEAK = 50;

    /** A name at birth, which counts where there is no other. */
    private static final int AT_BIRTH = 90;

    private static final Pattern NO_NAME = Pattern.compile("[\\d@/\\\\]");

    private static final Pattern BETWEEN = Pattern.compile("[\\s,;]+");

    private final List<Column> columns;
    private final List<CsvRow> lines;
    private final Optional<Column> address;

    NameColumns(List<Column> columns, List<CsvRow> lines, Optional<Column> address) {
        this.columns = columns;
        this.lines = lines;
        this.address = address;
    }

    /** By headings. */
    Map<Use, Column> byHeadings() {
        Map<Use, Column> chosen = new EnumMap<>(Use.class);
        Optional<Column> given = best(Meaning.GIVEN_NAME);
        Optional<Column> named = best(Meaning.SURNAME).or(() -> best(Meaning.SECOND_SURNAME));
        Optional<Column> whole = whole(given.isPresent() || named.isPresent());
        Optional<Column> surname =
                named.filter(column -> column.heading().rank() < AT_BIRTH || given.isEmpty() || whole.isEmpty());
        if (whole.isPresent() && given.isPresent() != surname.isPresent()) {
            Column part = given.or(() -> surname).orElseThrow();
            Use otherPart = given.isPresent() ? Use.SURNAME : Use.GIVEN_NAME;
            boolean wholeName = whole.get().heading().rank() < WEAK || contains(whole.get(), part);
            chosen.put(wholeName ? Use.NAME : otherPart, whole.get());
        } else {
            whole.filter(column -> given.isEmpty() || (!column.isSingleWords() && !isTurned(column)))
                    .ifPresent(column -> chosen.put(Use.NAME, column));
        }
        given.ifPresent(column -> chosen.put(Use.GIVEN_NAME, column));
        surname.ifPresent(column -> chosen.put(Use.SURNAME, column));
        best(Meaning.INFIX).ifPresent(column -> chosen.put(Use.INFIX, column));
        best(Meaning.SECOND_SURNAME)
                .filter(column -> !chosen.containsValue(column))
                .ifPresent(column -> chosen.put(Use.SECOND_SURNAME, column));
        return chosen;
    }

    private Optional<Column> whole(boolean hasParts) {
        return columns.stream()
                .filter(column -> column.is(Meaning.NAME) || isNameToSignInWith(column))
                .filter(column -> !hasParts || !column.isContact())
                .filter(this::mayBeName)
                .min(Comparator.comparing((Column column) -> column.isSingleWords())
                        .thenComparingInt(column -> column.heading().rank())
                        .thenComparingInt(Column::number));
    }

    /** Some programs head whole names with "User name". */
    private static boolean isNameToSignInWith(Column column) {
        return column.is(Meaning.SIGN_IN_NAME) && column.addresses() == 0 && !column.isSingleWords();
    }

    /** Without headings: what stands behind the address; else the two columns of words before it. */
    Map<Use, Column> byPosition() {
        Map<Use, Column> chosen = new EnumMap<>(Use.class);
        int address = this.address.map(Column::number).orElse(-1);
        List<Column> words = columns.stream()
                .filter(column -> column.filled() > 0 && column.addresses() == 0 && mayBeName(column))
                .filter(column -> !isNamed(address))
                .filter(this::holdsWords)
                .toList();
        List<Column> before =
                words.stream().filter(column -> column.number() < address).toList();
        if (address >= 0 && before.isEmpty()) {
            words.stream()
                    .filter(column -> column.number() == address + 1)
                    .forEach(column -> chosen.put(Use.NAME, column));
        } else if (before.size() == 2 && before.stream().allMatch(Column::isSingleWords)) {
            chosen.put(Use.GIVEN_NAME, before.get(0));
            chosen.put(Use.SURNAME, before.get(1));
        } else if (!before.isEmpty()) {
            chosen.put(Use.NAME, before.get(0));
        }
        return chosen;
    }

    /** Whether most addresses stand behind a name, as in {@code Name <address>}. */
    private boolean isNamed(int address) {
        long named = lines.stream()
                .filter(line -> line.field(address).indexOf('<') > 0)
                .count();
        return named * 2 > lines.size();
    }

    private boolean holdsWords(Column column) {
        long others = lines.stream()
                .filter(line -> NO_NAME.matcher(line.field(column.number())).find())
                .count();
        return others * 2 <= column.filled();
    }

    private boolean mayBeName(Column column) {
        return !address.filter(column::equals).isPresent() && (column.filled() > 0 || lines.isEmpty());
    }

    /** Whether most names stand as "surname, given name". */
    private boolean isTurned(Column column) {
        long turned = lines.stream()
                .filter(line -> line.field(column.number()).indexOf(',') >= 0)
                .count();
        return turned * 2 > column.filled();
    }

    /** Whether the one column holds the other's name in most lines. */
    private boolean contains(Column whole, Column part) {
        List<CsvRow> both = lines.stream()
                .filter(line -> !line.field(whole.number()).isEmpty()
                        && !line.field(part.number()).isEmpty())
                .toList();
        long holding = both.stream()
                .filter(line -> line.field(whole.number()).length()
                        > line.field(part.number()).length())
                .filter(line -> (" "
                                + BETWEEN.matcher(line.field(whole.number())).replaceAll(" ") + " ")
                        .contains(
                                " " + BETWEEN.matcher(line.field(part.number())).replaceAll(" ") + " "))
                .count();
        return holding * 2 > both.size();
    }

    private Optional<Column> best(Meaning meaning) {
        return columns.stream()
                .filter(column -> column.is(meaning))
                .filter(this::mayBeName)
                .min(Column.BY_RANK);
    }
}
