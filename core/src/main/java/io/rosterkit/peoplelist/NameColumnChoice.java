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

    /** The rank of a surname at birth, which counts where there is no other surname. */
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
     * Chooses by the headings. Beside one part of names, a column "Name" is the other part, unless its fields contain
     * the first. Beside both parts, a column of whole names is used only when most of its fields have several words and
     * no comma.
     */
    Map<Use, SampledColumn> byHeadings() {
        Map<Use, SampledColumn> chosen = new EnumMap<>(Use.class);
        Optional<SampledColumn> givenNames = best(Meaning.GIVEN_NAME);
        Optional<SampledColumn> surnameCandidate = best(Meaning.SURNAME).or(() -> best(Meaning.SECOND_SURNAME));
        Optional<SampledColumn> wholeNames = wholeNames(givenNames.isPresent() || surnameCandidate.isPresent());
        Optional<SampledColumn> surnames = surnameCandidate.filter(column ->
                column.heading().rank() < SURNAME_AT_BIRTH_RANK || givenNames.isEmpty() || wholeNames.isEmpty());
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
                .filter(this::isCandidate)
                .min(Comparator.comparing((SampledColumn column) -> column.isSingleWords())
                        .thenComparingInt(column -> column.heading().rank())
                        .thenComparingInt(SampledColumn::index));
    }

    /** Some programs use the heading "User name" for whole names. */
    private static boolean hasWholeNamesUnderLoginHeading(SampledColumn column) {
        return column.means(Meaning.LOGIN_NAME) && column.addressFields() == 0 && !column.isSingleWords();
    }

    /**
     * Chooses without headings. Two columns of single words before the addresses are given name and surname. Otherwise
     * the first column of words before them holds whole names, or else the one right after them.
     */
    Map<Use, SampledColumn> byPosition() {
        Map<Use, SampledColumn> chosen = new EnumMap<>(Use.class);
        int addressIndex = this.address.map(SampledColumn::index).orElse(-1);
        List<SampledColumn> words = columns.stream()
                .filter(column -> column.filledFields() > 0 && column.addressFields() == 0 && isCandidate(column))
                .filter(column -> !addressFieldsHaveNames(addressIndex))
                .filter(this::looksLikeNames)
                .toList();
        List<SampledColumn> before =
                words.stream().filter(column -> column.index() < addressIndex).toList();
        if (addressIndex >= 0 && before.isEmpty()) {
            words.stream()
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
    private boolean addressFieldsHaveNames(int address) {
        long withName = records.stream()
                .filter(row -> row.field(address).indexOf('<') > 0)
                .count();
        return withName * 2 > records.size();
    }

    private boolean looksLikeNames(SampledColumn column) {
        long notNames = records.stream()
                .filter(row -> NOT_IN_A_NAME.matcher(row.field(column.index())).find())
                .count();
        return notNames * 2 <= column.filledFields();
    }

    private boolean isCandidate(SampledColumn column) {
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
                .filter(this::isCandidate)
                .min(SampledColumn.BY_RANK);
    }
}
