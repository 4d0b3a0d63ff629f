package io.rosterkit.contact;

import io.rosterkit.contact.CsvRecords.Row;
import io.rosterkit.contact.Heading.Meaning;
import io.rosterkit.contact.ListPreview.Remark;
import io.rosterkit.contact.ListPreview.Use;
import io.rosterkit.contact.ListPreview.Why;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Decides which column is what, by what the columns hold in the first records, and by their headings. Pure: the same
 * records give the same answer.
 */
final class ColumnChoice {

    /** In how many records from the first the headings are looked for. */
    static final int PREAMBLE_AT_MOST = 10;

    private static final int WEAK = 50;
    private static final int SHARED = 500;

    private static final Pattern NO_NAME = Pattern.compile("[\\d@/\\\\]");
    private static final Set<Meaning> ONLY_WHEN_NAMED = EnumSet.of(Meaning.PHONE, Meaning.TYPE, Meaning.ROLES);

    private final List<Column> columns;
    private final List<Row> lines;
    private final boolean headed;
    private final Map<Use, Column> chosen = new EnumMap<>(Use.class);
    private final Map<Column, Why> why = new HashMap<>();
    private final List<Column> further = new ArrayList<>();

    private ColumnChoice(List<Column> columns, List<Row> lines, boolean headed) {
        this.columns = columns;
        this.lines = lines;
        this.headed = headed;
    }

    /** The choice; columns the caller named come first, by their numbers from 0. */
    static ColumnChoice of(Optional<Row> heading, List<Row> lines, Map<Use, Integer> named) {
        int width = Stream.concat(heading.stream(), lines.stream())
                .mapToInt(row -> row.isTooLarge() ? 0 : row.fields().size())
                .max()
                .orElse(0);
        List<Column> columns = IntStream.range(0, width)
                .mapToObj(number ->
                        Column.of(number, heading.map(row -> row.field(number)).orElse(""), lines))
                .toList();
        ColumnChoice choice = new ColumnChoice(columns, lines, heading.isPresent());
        named.forEach((use, number) -> choice.take(use, columns.get(number), Why.NAMED_BY_CALLER));
        if (!named.containsKey(Use.ADDRESS)) {
            choice.chooseAddress();
        }
        if (named.keySet().stream().noneMatch(EnumSet.of(Use.NAME, Use.GIVEN_NAME, Use.INFIX, Use.SURNAME)::contains)) {
            choice.chooseNames();
        }
        return choice;
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

    /** Columns whose address counts in a line where the first is empty. */
    List<Column> further() {
        return further;
    }

    /** The column as the preview shows it. */
    ListPreview.Column shown(Column column) {
        Use use = chosen.entrySet().stream()
                .filter(entry -> entry.getValue().equals(column))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(further.contains(column) ? Use.FURTHER_ADDRESS : Use.NONE);
        return new ListPreview.Column(
                column.number() + 1,
                column.title(),
                use,
                Optional.ofNullable(why.get(column)).orElseGet(() -> whyNot(column)));
    }

    private static Why whyNot(Column column) {
        Meaning meaning = column.heading().meaning();
        if (ONLY_WHEN_NAMED.contains(meaning)) {
            return Why.ONLY_WHEN_NAMED;
        }
        return switch (meaning) {
            case PRIVATE_MAIL -> Why.PRIVATE_ADDRESSES;
            case NOT_THEIR_MAIL -> Why.OTHER_PERSON;
            case MAIL -> column.holdsAddresses() ? Why.ANOTHER_IS_PREFERRED : Why.NO_ADDRESSES;
            case ADDRESS, SIGN_IN_NAME -> column.holdsAddresses() ? Why.ANOTHER_IS_PREFERRED : Why.NOT_NEEDED;
            case NAME, GIVEN_NAME, INFIX, SURNAME -> Why.ANOTHER_IS_PREFERRED;
            default -> Why.NOT_NEEDED;
        };
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
                remarks.add(remark(Remark.Code.SEVERAL_ADDRESS_COLUMNS, column));
            }
            if (column.is(Meaning.PRIVATE_MAIL)) {
                remarks.add(remark(Remark.Code.PRIVATE_ADDRESSES, column));
            }
            if (column.is(Meaning.SIGN_IN_NAME)) {
                remarks.add(remark(Remark.Code.SIGN_IN_NAMES, column));
            }
            if (!column.is(Meaning.MAIL)) {
                columns.stream()
                        .filter(other -> other.is(Meaning.MAIL) && other.filled() > 0)
                        .forEach(other -> remarks.add(remark(Remark.Code.HEADING_WITHOUT_ADDRESSES, other)));
            }
        });
        columns.stream()
                .filter(column -> column.is(Meaning.TYPE) || column.is(Meaning.ROLES))
                .filter(column -> !chosen.containsValue(column) && column.filled() > 0)
                .forEach(column -> remarks.add(remark(Remark.Code.COLUMN_IGNORED, column)));
        return remarks;
    }

    private static Remark remark(Remark.Code code, Column column) {
        return new Remark(code, column.number() + 1, column.title());
    }

    /** Other columns that could be meant as well: they hold addresses too, and their headings say the same. */
    private List<Column> rivals() {
        return address().filter(column -> why.get(column) != Why.NAMED_BY_CALLER).stream()
                .flatMap(taken -> columns.stream()
                        .filter(other -> !other.equals(taken) && other.holdsAddresses())
                        .filter(other -> order(other) == order(taken)))
                .toList();
    }

    private void chooseAddress() {
        List<Column> holding = columns.stream()
                .filter(Column::holdsAddresses)
                .filter(column -> !column.is(Meaning.NOT_THEIR_MAIL))
                .sorted(Comparator.comparingInt((Column column) -> order(column))
                        .thenComparingInt(Column::number))
                .toList();
        if (holding.isEmpty()) {
            best(Meaning.MAIL, column -> true)
                    .or(() -> best(Meaning.PRIVATE_MAIL, column -> true))
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
                    .filter(column -> column.is(Meaning.MAIL) && !column.sameForAll())
                    .forEach(column -> {
                        further.add(column);
                        why.put(column, Why.HEADING_AND_CONTENT);
                    });
        }
    }

    /**
     * What comes first where several columns hold addresses. Where all lines have the same, it is that of the office
     * and comes behind those of people.
     */
    private static int order(Column column) {
        int among = switch (column.heading().meaning()) {
            case MAIL, PRIVATE_MAIL -> column.heading().rank() + (column.sameForAll() ? SHARED : 0);
            case SIGN_IN_NAME -> column.heading().rank() >= Column.UNREACHABLE ? Column.UNREACHABLE : 0;
            default -> 0;
        };
        return order(column.heading().meaning()) + among;
    }

    private static int order(Meaning meaning) {
        return switch (meaning) {
            case MAIL -> 0;
            case SIGN_IN_NAME -> 900;
            case PRIVATE_MAIL -> 1_000;
            case ADDRESS -> 2_000;
            case UNKNOWN -> 4_000;
            default -> 5_000;
        };
    }

    private void chooseNames() {
        if (!headed) {
            chooseNamesByPosition();
            return;
        }
        Optional<Column> given = best(Meaning.GIVEN_NAME, this::mayBeName);
        Optional<Column> surname = best(Meaning.SURNAME, this::mayBeName);
        Optional<Column> whole = columns.stream()
                .filter(column -> column.is(Meaning.NAME) || isNameToSignInWith(column))
                .filter(this::mayBeName)
                .min(Comparator.comparing((Column column) -> column.isSingleWords())
                        .thenComparingInt(column -> column.heading().rank())
                        .thenComparingInt(Column::number));
        if (whole.isPresent() && given.isPresent() != surname.isPresent()) {
            Column part = given.or(() -> surname).orElseThrow();
            boolean otherPart = whole.get().heading().rank() >= WEAK ? !contains(whole.get(), part) : false;
            take(otherPart ? given.isPresent() ? Use.SURNAME : Use.GIVEN_NAME : Use.NAME, whole.get(), Why.HEADING);
        } else {
            whole.filter(column -> given.isEmpty() || (!column.isSingleWords() && !isTurned(column)))
                    .ifPresent(column -> take(Use.NAME, column, Why.HEADING));
        }
        given.ifPresent(column -> take(Use.GIVEN_NAME, column, Why.HEADING));
        surname.ifPresent(column -> take(Use.SURNAME, column, Why.HEADING));
        best(Meaning.INFIX, this::mayBeName).ifPresent(column -> take(Use.INFIX, column, Why.HEADING));
    }

    /** Some programs head whole names with "User name". */
    private static boolean isNameToSignInWith(Column column) {
        return column.is(Meaning.SIGN_IN_NAME) && column.addresses() == 0 && !column.isSingleWords();
    }

    /** Without headings: what stands behind the address; else the two columns of words before it. */
    private void chooseNamesByPosition() {
        int address = number(Use.ADDRESS);
        List<Column> words = columns.stream()
                .filter(column -> column.filled() > 0 && column.addresses() == 0 && mayBeName(column))
                .filter(this::holdsWords)
                .toList();
        List<Column> before =
                words.stream().filter(column -> column.number() < address).toList();
        if (address >= 0 && before.isEmpty()) {
            words.stream()
                    .filter(column -> column.number() == address + 1)
                    .forEach(column -> take(Use.NAME, column, Why.POSITION));
        } else if (before.size() == 2 && before.stream().allMatch(Column::isSingleWords)) {
            take(Use.GIVEN_NAME, before.get(0), Why.POSITION);
            take(Use.SURNAME, before.get(1), Why.POSITION);
        } else if (!before.isEmpty()) {
            take(Use.NAME, before.get(0), Why.POSITION);
        }
    }

    private boolean holdsWords(Column column) {
        long others = lines.stream()
                .filter(line -> NO_NAME.matcher(line.field(column.number())).find())
                .count();
        return others * 2 <= column.filled();
    }

    private boolean mayBeName(Column column) {
        return !column.equals(chosen.get(Use.ADDRESS)) && (column.filled() > 0 || lines.isEmpty());
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
        List<Row> both = lines.stream()
                .filter(line -> !line.field(whole.number()).isEmpty()
                        && !line.field(part.number()).isEmpty())
                .toList();
        long holding = both.stream()
                .filter(line -> line.field(whole.number()).contains(line.field(part.number())))
                .filter(line -> line.field(whole.number()).length()
                        > line.field(part.number()).length())
                .count();
        return holding * 2 > both.size();
    }

    private Optional<Column> best(Meaning meaning, Predicate<Column> which) {
        return columns.stream()
                .filter(column -> column.is(meaning))
                .filter(which)
                .min(Comparator.comparingInt((Column column) -> column.heading().rank())
                        .thenComparingInt(Column::number));
    }
}
