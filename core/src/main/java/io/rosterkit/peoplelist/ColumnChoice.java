package io.rosterkit.peoplelist;

import io.rosterkit.engine.text.CsvRow;
import io.rosterkit.peoplelist.Heading.Meaning;
import io.rosterkit.peoplelist.ListPreview.Remark;
import io.rosterkit.peoplelist.ListPreview.Use;
import io.rosterkit.peoplelist.ListPreview.Why;
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
 * Decides which column is what, by what the columns hold in the first records, and by their headings. Pure: the same
 * records give the same answer.
 */
final class ColumnChoice {

    private static final Set<Use> NAMES =
            EnumSet.of(Use.NAME, Use.GIVEN_NAME, Use.INFIX, Use.SURNAME, Use.SECOND_SURNAME);

    /** A name in use, which some lists leave empty where it is the name at birth. */
    private static final int IN_USE = 2;

    private final List<Column> columns;
    private final Map<Use, Column> chosen = new EnumMap<>(Use.class);
    private final Map<Column, Why> why = new HashMap<>();
    private final List<Column> further = new ArrayList<>();
    private final List<Column> furtherSurnames = new ArrayList<>();

    private ColumnChoice(List<Column> columns) {
        this.columns = columns;
    }

    /** The choice; columns the caller named come first, by their numbers from 0. */
    static ColumnChoice of(Optional<CsvRow> heading, List<CsvRow> lines, Map<Use, Integer> named) {
        int width = Stream.concat(heading.stream(), lines.stream())
                .mapToInt(row -> row.isTooLarge() ? 0 : row.fields().size())
                .max()
                .orElse(0);
        List<Column> columns = IntStream.range(0, width)
                .mapToObj(number ->
                        Column.of(number, heading.map(row -> row.field(number)).orElse(""), lines))
                .toList();
        ColumnChoice choice = new ColumnChoice(columns);
        named.forEach((use, number) -> choice.take(use, columns.get(number), Why.NAMED_BY_CALLER));
        if (!named.containsKey(Use.ADDRESS)) {
            choice.chooseAddress();
        }
        if (named.keySet().stream().noneMatch(NAMES::contains)) {
            choice.chooseNames(new NameColumns(columns, lines, choice.address()), heading.isPresent());
        }
        return choice;
    }

    private void chooseNames(NameColumns names, boolean headings) {
        Map<Use, Column> found = headings ? names.byHeadings() : names.byPosition();
        found.forEach((use, column) -> take(use, column, headings ? Why.HEADING : Why.POSITION));
        if (headings && found.containsKey(Use.GIVEN_NAME) && found.containsKey(Use.SURNAME)) {
            chooseFurtherSurnames(found.get(Use.SURNAME));
        }
    }

    /** Columns whose surname counts in a line where that of the first is empty. */
    private void chooseFurtherSurnames(Column first) {
        boolean inUse = first.is(Meaning.SURNAME) && first.heading().rank() == IN_USE;
        columns.stream()
                .filter(column -> column.is(Meaning.SURNAME) || (inUse && column.isPlainName()))
                .filter(column -> column.filled() > 0 && !chosen.containsValue(column))
                .sorted(Comparator.comparing((Column column) -> column.is(Meaning.SURNAME))
                        .thenComparing(Column.BY_RANK))
                .forEach(column -> {
                    furtherSurnames.add(column);
                    why.put(column, Why.HEADING);
                });
    }

    List<Column> columns() {
        return columns;
    }

    /** The number of the column of that use, from 0; -1 without one. */
    int number(Use use) {
        return Optional.ofNullable(chosen.get(use)).map(Column::number).orElse(-1);
    }

    Optional<Column> address() {
        return Optional.ofNullable(chosen.get(Use.ADDRESS));
    }

    /** The column of addresses when its heading alone says so. */
    Optional<Column> addressByHeadingAlone() {
        return address().filter(column -> why.get(column) == Why.HEADING);
    }

    /** Columns whose address counts in a line where the first is empty. */
    List<Column> further() {
        return further;
    }

    /** The columns of surnames; the first that is not empty in a line counts. */
    List<Column> surnames() {
        return Stream.concat(Optional.ofNullable(chosen.get(Use.SURNAME)).stream(), furtherSurnames.stream())
                .toList();
    }

    /** The column as the preview shows it. */
    ListPreview.Column shown(Column column) {
        Use use = chosen.entrySet().stream()
                .filter(entry -> entry.getValue().equals(column))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> furtherSurnames.contains(column)
                        ? Use.SURNAME
                        : further.contains(column) ? Use.FURTHER_ADDRESS : Use.NONE);
        return new ListPreview.Column(
                column.number() + 1,
                column.title(),
                use,
                Optional.ofNullable(why.get(column)).orElseGet(column::whyNot));
    }

    private void take(Use use, Column column, Why because) {
        chosen.put(use, column);
        why.put(column, because);
    }

    /** What a reader should know of the choice. */
    List<Remark> remarks() {
        List<Remark> remarks = new ArrayList<>();
        address().filter(column -> why.get(column) != Why.NAMED_BY_CALLER).ifPresent(column -> {
            if (!rivals().isEmpty()) {
                remarks.add(column.remark(Remark.Code.SEVERAL_ADDRESS_COLUMNS));
            }
            if (column.heading().isUnsureMail()) {
                remarks.add(column.remark(Remark.Code.UNKNOWN_WORDS_IN_HEADING));
            }
            if (column.is(Meaning.PRIVATE_MAIL)) {
                remarks.add(column.remark(Remark.Code.PRIVATE_ADDRESSES));
            }
            if (column.is(Meaning.SIGN_IN_NAME)) {
                remarks.add(column.remark(Remark.Code.SIGN_IN_NAMES));
            }
            if (!column.is(Meaning.MAIL)) {
                columns.stream()
                        .filter(other -> other.is(Meaning.MAIL) && other.filled() > 0)
                        .forEach(other -> remarks.add(other.remark(Remark.Code.HEADING_WITHOUT_ADDRESSES)));
            }
        });
        columns.stream()
                .filter(column -> column.is(Meaning.TYPE) || column.is(Meaning.ROLES))
                .filter(column -> !chosen.containsValue(column) && column.filled() > 0)
                .forEach(column -> remarks.add(column.remark(Remark.Code.COLUMN_IGNORED)));
        return remarks;
    }

    /** Other columns that could be meant as well: they hold addresses too, and their headings say the same. */
    private List<Column> rivals() {
        return address().filter(column -> why.get(column) != Why.NAMED_BY_CALLER).stream()
                .flatMap(taken -> columns.stream()
                        .filter(other -> !other.equals(taken) && other.holdsAddresses())
                        .filter(other -> other.order() == taken.order()))
                .toList();
    }

    private void chooseAddress() {
        boolean sure = columns.stream()
                .anyMatch(column -> column.is(Meaning.MAIL) && !column.heading().isUnsureMail());
        List<Column> holding = columns.stream()
                .filter(Column::holdsAddresses)
                .filter(column -> !column.is(Meaning.NOT_THEIR_MAIL))
                .filter(column -> !sure || !column.heading().isUnsureMail())
                .sorted(Comparator.comparingInt(Column::order).thenComparingInt(Column::number))
                .toList();
        if (holding.isEmpty()) {
            best(Meaning.MAIL)
                    .or(() -> best(Meaning.PRIVATE_MAIL))
                    .ifPresent(column -> take(Use.ADDRESS, column, Why.HEADING));
            return;
        }
        Column first = holding.get(0);
        take(
                Use.ADDRESS,
                first,
                first.is(Meaning.MAIL) || first.is(Meaning.PRIVATE_MAIL) ? Why.HEADING_AND_CONTENT : Why.CONTENT);
        if (first.is(Meaning.MAIL)) {
            holding.stream()
                    .skip(1)
                    .filter(column -> column.heading().isSureMail() && !column.sameForAll())
                    .forEach(column -> {
                        further.add(column);
                        why.put(column, Why.HEADING_AND_CONTENT);
                    });
        }
    }

    private Optional<Column> best(Meaning meaning) {
        return columns.stream().filter(column -> column.is(meaning)).min(Column.BY_RANK);
    }
}
