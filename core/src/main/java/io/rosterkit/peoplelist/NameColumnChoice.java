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

/** Chooses the columns of names: of whole names, of parts of names, or of both. */
final class NameColumnChoice {

    /**
     * From this rank on, a heading does not say clearly that it is about whole names: "Name", "Contact", a login name.
     */
    private static final int PLAIN_NAME_RANK = 50;

    /** The rank of columns of surnames at birth. One is used only when no other column gives the surname. */
    private static final int SURNAME_AT_BIRTH_RANK = 90;

    private static final Pattern NOT_IN_A_NAME = Pattern.compile("[\\d@/\\\\]");

    private static final Pattern SEPARATORS = Pattern.compile("[\\s,;]+");

    private final List<SampledColumn> columns;
    private final List<CsvRow> records;
    private final Optional<SampledColumn> address;

    NameColumnChoice(List<SampledColumn> columns, List<CsvRow> records, Optional<SampledColumn> address) {
        this.columns = columns;
        this.records = records;
        this.address = address;
    }

    /**
     * Chooses by the headings. If there is a column of given names and none of surnames, or the reverse, a column
     * "Name" is the missing part, unless most of its fields contain the known part. If there are both, a column of
     * whole names is used only when most of its fields have several words and no comma.
     */
    Map<Use, SampledColumn> byHeadings() {
        Map<Use, SampledColumn> chosen = new EnumMap<>(Use.class);
        Optional<SampledColumn> givenNames = best(Meaning.GIVEN_NAME);
        Optional<SampledColumn> surnameCandidate = best(Meaning.SURNAME).or(() -> best(Meaning.SECOND_SURNAME));
        Optional<SampledColumn> wholeNames = wholeNames(givenNames.isPresent() || surnameCandidate.isPresent());
        Optional<SampledColumn> surnames = surnameCandidate.filter(
                column -> column.heading().rank() < SURNAME_AT_BIRTH_RANK || wholeNames.isEmpty());
        if (wholeNames.isPresent() && givenNames.isPresent() != surnames.isPresent()) {
            SampledColumn part = givenNames.or(() -> surnames).orElseThrow();
            Use otherPart = givenNames.isPresent() ? Use.SURNAME : Use.GIVEN_NAME;
            boolean isWholeName =
                    wholeNames.get().heading().rank() < PLAIN_NAME_RANK || contains(wholeNames.get(), part);
            chosen.put(isWholeName ? Use.NAME : otherPart, wholeNames.get());
        } else {
            wholeNames
                    .filter(column -> givenNames.isEmpty() || (!column.isSingleWords() && !isSurnameFirst(column)))
                    .ifPresent(column -> chosen.put(Use.NAME, column));
        }
        givenNames.ifPresent(column -> chosen.put(Use.GIVEN_NAME, column));
        surnames.ifPresent(column -> chosen.put(Use.SURNAME, column));
        best(Meaning.INFIX).ifPresent(column -> chosen.put(Use.INFIX, column));
        best(Meaning.SECOND_SURNAME)
                .filter(column -> !chosen.containsValue(column))
                .ifPresent(column -> chosen.put(Use.SECOND_SURNAME, column));
        return chosen;
    }

    private Optional<SampledColumn> wholeNames(boolean hasParts) {
        return columns.stream()
                .filter(column -> column.means(Meaning.NAME) || hasWholeNamesUnderLoginHeading(column))
                .filter(column -> !hasParts || !column.isContact())
                .filter(this::isFreeAndFilled)
                .min(Comparator.comparing((SampledColumn column) -> column.isSingleWords())
                        .thenComparingInt(column -> column.heading().rank())
                        .thenComparingInt(SampledColumn::index));
    }

    /** Some programs use the heading "User name" for whole names. */
    private static boolean hasWholeNamesUnderLoginHeading(SampledColumn column) {
        return column.means(Meaning.LOGIN_NAME) && column.addressFields() == 0 && !column.isSingleWords();
    }

    /**
     * Chooses without headings. Exactly two columns of single words before the address column are given name and
     * surname. Otherwise the first column of names before it holds whole names; if there is none, the column right
     * after it does. None is chosen when most addresses are written {@code Name <address>}.
     */
    Map<Use, SampledColumn> byPosition() {
        Map<Use, SampledColumn> chosen = new EnumMap<>(Use.class);
        int addressIndex = this.address.map(SampledColumn::index).orElse(-1);
        List<SampledColumn> nameColumns = columns.stream()
                .filter(column -> column.filledFields() > 0 && column.addressFields() == 0 && isFreeAndFilled(column))
                .filter(column -> !addressFieldsHaveNames(addressIndex))
                .filter(this::looksLikeNames)
                .toList();
        List<SampledColumn> before = nameColumns.stream()
                .filter(column -> column.index() < addressIndex)
                .toList();
        if (addressIndex >= 0 && before.isEmpty()) {
            nameColumns.stream()
                    .filter(column -> column.index() == addressIndex + 1)
                    .forEach(column -> chosen.put(Use.NAME, column));
        } else if (before.size() == 2 && before.stream().allMatch(SampledColumn::isSingleWords)) {
            chosen.put(Use.GIVEN_NAME, before.get(0));
            chosen.put(Use.SURNAME, before.get(1));
        } else if (!before.isEmpty()) {
            chosen.put(Use.NAME, before.get(0));
        }
        return chosen;
    }

    /** Whether most addresses have a name before them, as in {@code Name <address>}. */
    private boolean addressFieldsHaveNames(int addressIndex) {
        long withName = records.stream()
                .filter(row -> row.field(addressIndex).indexOf('<') > 0)
                .count();
        return withName * 2 > records.size();
    }

    private boolean looksLikeNames(SampledColumn column) {
        long notNames = records.stream()
                .filter(row -> NOT_IN_A_NAME.matcher(row.field(column.index())).find())
                .count();
        return notNames * 2 <= column.filledFields();
    }

    private boolean isFreeAndFilled(SampledColumn column) {
        return !address.filter(column::equals).isPresent() && (column.filledFields() > 0 || records.isEmpty());
    }

    /** Whether most names are written "surname, given name". */
    private boolean isSurnameFirst(SampledColumn column) {
        long surnameFirst = records.stream()
                .filter(row -> row.field(column.index()).indexOf(',') >= 0)
                .count();
        return surnameFirst * 2 > column.filledFields();
    }

    /** Whether the whole name contains the part in most records. */
    private boolean contains(SampledColumn wholeNames, SampledColumn part) {
        List<CsvRow> recordsWithBoth = records.stream()
                .filter(row -> !row.field(wholeNames.index()).isEmpty()
                        && !row.field(part.index()).isEmpty())
                .toList();
        long containing = recordsWithBoth.stream()
                .filter(row -> row.field(wholeNames.index()).length()
                        > row.field(part.index()).length())
                .filter(row -> (" "
                                + SEPARATORS
                                        .matcher(row.field(wholeNames.index()))
                                        .replaceAll(" ") + " ")
                        .contains(" "
                                + SEPARATORS.matcher(row.field(part.index())).replaceAll(" ") + " "))
                .count();
        return containing * 2 > recordsWithBoth.size();
    }

    private Optional<SampledColumn> best(Meaning meaning) {
        return columns.stream()
                .filter(column -> column.means(meaning))
                .filter(this::isFreeAndFilled)
                .min(SampledColumn.BY_RANK);
    }
}
