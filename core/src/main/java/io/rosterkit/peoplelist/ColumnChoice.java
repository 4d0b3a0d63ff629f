package io.rosterkit.peoplelist;

import io.rosterkit.engine.text.CsvRow;
import io.rosterkit.peoplelist.Heading.Meaning;
import io.rosterkit.peoplelist.ListPreview.Remark;
import io.rosterkit.peoplelist.ListPreview.Use;
import io.rosterkit.peoplelist.ListPreview.UseReason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Decides what each column is used for, by its fields in the first records and by its heading. Pure: the same records
 * give the same result.
 */
final class ColumnChoice {

    private static final Set<Use> NAME_USES =
            EnumSet.of(Use.NAME, Use.GIVEN_NAME, Use.INFIX, Use.SURNAME, Use.SECOND_SURNAME);

    /**
     * The rank of a surname that a person goes by, such as that of the spouse. Some lists leave it empty when it is the
     * same as the surname at birth.
     */
    private static final int CUSTOMARY_SURNAME_RANK = 2;

    private final List<SampledColumn> columns;
    private final Map<Use, SampledColumn> chosen = new EnumMap<>(Use.class);
    private final Map<SampledColumn, UseReason> reasons = new HashMap<>();
    private final List<SampledColumn> fallbackAddresses = new ArrayList<>();
    private final List<SampledColumn> fallbackSurnames = new ArrayList<>();

    private ColumnChoice(List<SampledColumn> columns) {
        this.columns = columns;
    }

    /**
     * Decides for all columns. The caller's columns are taken as they are. If the caller named a column of names, no
     * other column of names is chosen; the same holds for addresses.
     *
     * @param headingRow the record of headings
     * @param records the first records below the headings
     * @param callerIndexes for each use that the caller named, the index of its column from 0
     */
    static ColumnChoice of(Optional<CsvRow> headingRow, List<CsvRow> records, Map<Use, Integer> callerIndexes) {
        int width = Stream.concat(headingRow.stream(), records.stream())
                .mapToInt(row -> row.isTooLarge() ? 0 : row.fields().size())
                .max()
                .orElse(0);
        List<SampledColumn> columns = IntStream.range(0, width)
                .mapToObj(index -> SampledColumn.of(
                        index, headingRow.map(row -> row.field(index)).orElse(""), records))
                .toList();
        ColumnChoice choice = new ColumnChoice(columns);
        callerIndexes.forEach((use, index) -> choice.assign(use, columns.get(index), UseReason.NAMED_BY_CALLER));
        if (!callerIndexes.containsKey(Use.ADDRESS)) {
            choice.chooseAddress();
        }
        if (callerIndexes.keySet().stream().noneMatch(NAME_USES::contains)) {
            choice.chooseNames(new NameColumnChoice(columns, records, choice.address()), headingRow.isPresent());
        }
        return choice;
    }

    private void chooseNames(NameColumnChoice names, boolean hasHeadings) {
        Map<Use, SampledColumn> nameColumns = hasHeadings ? names.byHeadings() : names.byPosition();
        nameColumns.forEach((use, column) -> assign(use, column, hasHeadings ? UseReason.HEADING : UseReason.POSITION));
        if (hasHeadings && nameColumns.containsKey(Use.GIVEN_NAME) && nameColumns.containsKey(Use.SURNAME)) {
            chooseFallbackSurnames(nameColumns.get(Use.SURNAME));
        }
    }

    /**
     * Chooses the columns that give the surname of a record whose field in the preferred column is empty. Where that
     * column holds customary surnames, a column with the heading "Name" alone is such a column too, and comes first.
     */
    private void chooseFallbackSurnames(SampledColumn preferred) {
        boolean isCustomarySurname =
                preferred.means(Meaning.SURNAME) && preferred.heading().rank() == CUSTOMARY_SURNAME_RANK;
        columns.stream()
                .filter(column -> column.means(Meaning.SURNAME) || (isCustomarySurname && column.isPlainName()))
                .filter(column -> column.filledFields() > 0 && !chosen.containsValue(column))
                .sorted(Comparator.comparing((SampledColumn column) -> column.means(Meaning.SURNAME))
                        .thenComparing(SampledColumn.BY_RANK))
                .forEach(column -> {
                    fallbackSurnames.add(column);
                    reasons.put(column, UseReason.HEADING);
                });
    }

    List<SampledColumn> columns() {
        return columns;
    }

    /** The index of the column with that use, from 0; -1 without one. */
    int index(Use use) {
        return Optional.ofNullable(chosen.get(use)).map(SampledColumn::index).orElse(-1);
    }

    Optional<SampledColumn> address() {
        return Optional.ofNullable(chosen.get(Use.ADDRESS));
    }

    /** The column of addresses, when it was chosen by its heading alone. */
    Optional<SampledColumn> addressByHeadingAlone() {
        return address().filter(column -> reasons.get(column) == UseReason.HEADING);
    }

    /** The columns that give the address of a record whose field in the column of addresses is empty. */
    List<SampledColumn> fallbackAddresses() {
        return fallbackAddresses;
    }

    /** The columns of surnames; in each record the first field that is not empty counts. */
    List<SampledColumn> surnames() {
        return Stream.concat(Optional.ofNullable(chosen.get(Use.SURNAME)).stream(), fallbackSurnames.stream())
                .toList();
    }

    /** The column as the preview shows it. */
    ListPreview.Column toPreview(SampledColumn column) {
        Use use = chosen.entrySet().stream()
                .filter(entry -> entry.getValue().equals(column))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> fallbackSurnames.contains(column)
                        ? Use.SURNAME
                        : fallbackAddresses.contains(column) ? Use.FALLBACK_ADDRESS : Use.NONE);
        return new ListPreview.Column(
                column.index() + 1,
                column.headingText(),
                use,
                Optional.ofNullable(reasons.get(column)).orElseGet(column::reasonUnused));
    }

    private void assign(Use use, SampledColumn column, UseReason reason) {
        chosen.put(use, column);
        reasons.put(column, reason);
    }

    /** What the caller should check in the choice. */
    List<Remark> remarks() {
        List<Remark> remarks = new ArrayList<>();
        address()
                .filter(column -> reasons.get(column) != UseReason.NAMED_BY_CALLER)
                .ifPresent(column -> {
                    if (!equallyRanked().isEmpty()) {
                        remarks.add(column.remark(Remark.Code.SEVERAL_ADDRESS_COLUMNS));
                    }
                    if (column.heading().isMailWithUnknownWords()) {
                        remarks.add(column.remark(Remark.Code.UNKNOWN_WORDS_IN_HEADING));
                    }
                    if (column.means(Meaning.PRIVATE_MAIL)) {
                        remarks.add(column.remark(Remark.Code.PRIVATE_ADDRESSES));
                    }
                    if (column.means(Meaning.LOGIN_NAME)) {
                        remarks.add(column.remark(Remark.Code.LOGIN_NAMES));
                    }
                    if (!column.means(Meaning.MAIL)) {
                        columns.stream()
                                .filter(other -> other.means(Meaning.MAIL) && other.filledFields() > 0)
                                .forEach(other -> remarks.add(other.remark(Remark.Code.HEADING_WITHOUT_ADDRESSES)));
                    }
                });
        columns.stream()
                .filter(column -> column.means(Meaning.TYPE) || column.means(Meaning.ROLES))
                .filter(column -> !chosen.containsValue(column) && column.filledFields() > 0)
                .forEach(column -> remarks.add(column.remark(Remark.Code.COLUMN_IGNORED)));
        return remarks;
    }

    /** Other columns with the same rank as the chosen column of addresses. */
    private List<SampledColumn> equallyRanked() {
        return address().filter(column -> reasons.get(column) != UseReason.NAMED_BY_CALLER).stream()
                .flatMap(chosenColumn -> columns.stream()
                        .filter(other -> !other.equals(chosenColumn) && other.holdsAddresses())
                        .filter(other -> other.addressRank() == chosenColumn.addressRank()))
                .toList();
    }

    private void chooseAddress() {
        boolean hasMailHeadingOfKnownWords = columns.stream()
                .anyMatch(column ->
                        column.means(Meaning.MAIL) && !column.heading().isMailWithUnknownWords());
        List<SampledColumn> addressColumns = columns.stream()
                .filter(SampledColumn::holdsAddresses)
                .filter(column -> !column.means(Meaning.UNUSABLE_MAIL))
                .filter(column ->
                        !hasMailHeadingOfKnownWords || !column.heading().isMailWithUnknownWords())
                .sorted(Comparator.comparingInt(SampledColumn::addressRank).thenComparingInt(SampledColumn::index))
                .toList();
        if (addressColumns.isEmpty()) {
            best(Meaning.MAIL)
                    .or(() -> best(Meaning.PRIVATE_MAIL))
                    .ifPresent(column -> assign(Use.ADDRESS, column, UseReason.HEADING));
            return;
        }
        SampledColumn preferred = addressColumns.get(0);
        assign(
                Use.ADDRESS,
                preferred,
                preferred.means(Meaning.MAIL) || preferred.means(Meaning.PRIVATE_MAIL)
                        ? UseReason.HEADING_AND_CONTENT
                        : UseReason.CONTENT);
        if (preferred.means(Meaning.MAIL)) {
            chooseFallbackAddresses(addressColumns.subList(1, addressColumns.size()));
        }
    }

    private void chooseFallbackAddresses(List<SampledColumn> addressColumns) {
        addressColumns.stream()
                .filter(column -> column.heading().isMailOfListedPerson() && !column.sameForAll())
                .forEach(column -> {
                    fallbackAddresses.add(column);
                    reasons.put(column, UseReason.HEADING_AND_CONTENT);
                });
    }

    private Optional<SampledColumn> best(Meaning meaning) {
        return columns.stream().filter(column -> column.means(meaning)).min(SampledColumn.BY_RANK);
    }
}
