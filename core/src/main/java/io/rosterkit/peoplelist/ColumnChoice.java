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

    private static final Set<Use> NAMES =
            EnumSet.of(Use.NAME, Use.GIVEN_NAME, Use.INFIX, Use.SURNAME, Use.SECOND_SURNAME);

    /** The rank of a name in use. Some lists leave it empty when it is the same as the name at birth. */
    private static final int NAME_IN_USE_RANK = 2;

    private final List<SampledColumn> columns;
    private final Map<Use, SampledColumn> chosen = new EnumMap<>(Use.class);
    private final Map<SampledColumn, UseReason> reasons = new HashMap<>();
    private final List<SampledColumn> furtherAddresses = new ArrayList<>();
    private final List<SampledColumn> furtherSurnames = new ArrayList<>();

    private ColumnChoice(List<SampledColumn> columns) {
        this.columns = columns;
    }

    /**
     * Decides for all columns. Columns that the caller named come first.
     *
     * @param named the index of each column that the caller named
     */
    static ColumnChoice of(Optional<CsvRow> heading, List<CsvRow> lines, Map<Use, Integer> named) {
        int width = Stream.concat(heading.stream(), lines.stream())
                .mapToInt(row -> row.isTooLarge() ? 0 : row.fields().size())
                .max()
                .orElse(0);
        List<SampledColumn> columns = IntStream.range(0, width)
                .mapToObj(index -> SampledColumn.of(
                        index, heading.map(row -> row.field(index)).orElse(""), lines))
                .toList();
        ColumnChoice choice = new ColumnChoice(columns);
        named.forEach((use, index) -> choice.assign(use, columns.get(index), UseReason.NAMED_BY_CALLER));
        if (!named.containsKey(Use.ADDRESS)) {
            choice.chooseAddress();
        }
        if (named.keySet().stream().noneMatch(NAMES::contains)) {
            choice.chooseNames(new NameColumns(columns, lines, choice.address()), heading.isPresent());
        }
        return choice;
    }

    private void chooseNames(NameColumns names, boolean hasHeadings) {
        Map<Use, SampledColumn> nameColumns = hasHeadings ? names.byHeadings() : names.byPosition();
        nameColumns.forEach((use, column) -> assign(use, column, hasHeadings ? UseReason.HEADING : UseReason.POSITION));
        if (hasHeadings && nameColumns.containsKey(Use.GIVEN_NAME) && nameColumns.containsKey(Use.SURNAME)) {
            chooseFurtherSurnames(nameColumns.get(Use.SURNAME));
        }
    }

    /** Chooses further columns of surnames, for lines whose field in the first one is empty. */
    private void chooseFurtherSurnames(SampledColumn first) {
        boolean isNameInUse = first.means(Meaning.SURNAME) && first.heading().rank() == NAME_IN_USE_RANK;
        columns.stream()
                .filter(column -> column.means(Meaning.SURNAME) || (isNameInUse && column.isPlainName()))
                .filter(column -> column.filledFields() > 0 && !chosen.containsValue(column))
                .sorted(Comparator.comparing((SampledColumn column) -> column.means(Meaning.SURNAME))
                        .thenComparing(SampledColumn.BY_RANK))
                .forEach(column -> {
                    furtherSurnames.add(column);
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

    /** Further columns of addresses, for lines whose field in the first one is empty. */
    List<SampledColumn> furtherAddresses() {
        return furtherAddresses;
    }

    /** The columns of surnames; in each line the first field that is not empty counts. */
    List<SampledColumn> surnames() {
        return Stream.concat(Optional.ofNullable(chosen.get(Use.SURNAME)).stream(), furtherSurnames.stream())
                .toList();
    }

    /** The column as the preview shows it. */
    ListPreview.Column toPreview(SampledColumn column) {
        Use use = chosen.entrySet().stream()
                .filter(entry -> entry.getValue().equals(column))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> furtherSurnames.contains(column)
                        ? Use.SURNAME
                        : furtherAddresses.contains(column) ? Use.FURTHER_ADDRESS : Use.NONE);
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
                    if (column.heading().isUnsureMail()) {
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
        boolean hasSureMail = columns.stream()
                .anyMatch(column ->
                        column.means(Meaning.MAIL) && !column.heading().isUnsureMail());
        List<SampledColumn> addressColumns = columns.stream()
                .filter(SampledColumn::holdsAddresses)
                .filter(column -> !column.means(Meaning.UNUSABLE_MAIL))
                .filter(column -> !hasSureMail || !column.heading().isUnsureMail())
                .sorted(Comparator.comparingInt(SampledColumn::addressRank).thenComparingInt(SampledColumn::index))
                .toList();
        if (addressColumns.isEmpty()) {
            best(Meaning.MAIL)
                    .or(() -> best(Meaning.PRIVATE_MAIL))
                    .ifPresent(column -> assign(Use.ADDRESS, column, UseReason.HEADING));
            return;
        }
        SampledColumn first = addressColumns.get(0);
        assign(
                Use.ADDRESS,
                first,
                first.means(Meaning.MAIL) || first.means(Meaning.PRIVATE_MAIL)
                        ? UseReason.HEADING_AND_CONTENT
                        : UseReason.CONTENT);
        if (first.means(Meaning.MAIL)) {
            chooseFurtherAddresses(addressColumns.subList(1, addressColumns.size()));
        }
    }

    private void chooseFurtherAddresses(List<SampledColumn> addressColumns) {
        addressColumns.stream()
                .filter(column -> column.heading().isSureMail() && !column.sameForAll())
                .forEach(column -> {
                    furtherAddresses.add(column);
                    reasons.put(column, UseReason.HEADING_AND_CONTENT);
                });
    }

    private Optional<SampledColumn> best(Meaning meaning) {
        return columns.stream().filter(column -> column.means(meaning)).min(SampledColumn.BY_RANK);
    }
}
