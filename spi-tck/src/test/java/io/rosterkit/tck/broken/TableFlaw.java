package io.rosterkit.tck.broken;

import io.rosterkit.model.Change;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.RowChange;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.Table;
import io.rosterkit.spi.table.TableStore;
import io.rosterkit.tck.given.Given;
import io.rosterkit.tck.table.SampleValues;
import io.rosterkit.tck.table.Samples;
import io.rosterkit.tck.table.Samples.Sample;
import io.rosterkit.tck.table.Variation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a storage may do wrong with one column of one table: not write it, or forget it in a condition. */
record TableFlaw<R>(Sample<R> sample, Column<R, ?> column, Fault fault) implements Flaw {

    /** What is wrong with the column. */
    enum Fault {
        /** An insert leaves it as in most rows. */
        NOT_INSERTED("Tables.everyColumnComesBackAsItWasWritten"),
        /** An update leaves it as it was. */
        NOT_UPDATED("Tables.everyColumnIsChangedByAnUpdate"),
        /** It is not in the condition of an update. */
        NOT_IN_UPDATE("Tables.anUpdateChangesNoOtherRow"),
        /** It is not in the condition of a delete, and tells rows apart. */
        NOT_IN_DELETE("Tables.aDeleteRemovesNoOtherRow"),
        /** It is not in the condition of a delete. */
        NOT_COMPARED_BY_DELETE("Tables.aDeleteIsLostWhenTheRowIsAnother");

        private final String caughtBy;

        Fault(String caughtBy) {
            this.caughtBy = caughtBy;
        }
    }

    static Stream<Flaw> all() {
        return Samples.of(Given.organization(1)).stream().flatMap(TableFlaw::of);
    }

    private static <R> Stream<Flaw> of(Sample<R> sample) {
        Table<R> table = sample.table();
        List<Column<R, ?>> key = table.shape().primaryKey().columns();
        boolean changes = table.shape().version().isPresent();
        Stream<Flaw> written = table.shape().columns().stream()
                .filter(column -> !key.contains(column) && !isVersion(table, column))
                .filter(column -> another(sample, column).isPresent())
                .flatMap(column -> Stream.of(Fault.NOT_INSERTED, Fault.NOT_UPDATED, Fault.NOT_COMPARED_BY_DELETE)
                        .filter(fault -> changes || fault != Fault.NOT_UPDATED)
                        .filter(fault -> !column.isOptional() || fault != Fault.NOT_COMPARED_BY_DELETE)
                        .map(fault -> new TableFlaw<>(sample, column, fault)));
        Stream<Flaw> compared = key.stream()
                .flatMap(column -> Stream.of(Fault.NOT_IN_UPDATE, Fault.NOT_IN_DELETE)
                        .filter(fault -> changes || fault == Fault.NOT_IN_DELETE)
                        .map(fault -> new TableFlaw<>(sample, column, fault)));
        return Stream.concat(written, compared);
    }

    @Override
    public String name() {
        return (sample.table() + "." + column + " " + fault).toLowerCase(Locale.ROOT);
    }

    @Override
    public List<String> caughtBy() {
        return List.of(fault.caughtBy);
    }

    @Override
    public Storage in(Storage sound) {
        return Tampered.applying(sound, this::apply);
    }

    private Applied apply(Storage sound, Changes changes) {
        return switch (fault) {
            case NOT_INSERTED -> sound.apply(Rewrite.eachChange(changes, change -> asInMostRows(change)));
            case NOT_UPDATED -> sound.apply(Rewrite.eachChange(changes, change -> asBefore(sound, change)));
            case NOT_IN_UPDATE, NOT_IN_DELETE -> wide(sound, changes);
            case NOT_COMPARED_BY_DELETE -> sound.apply(Rewrite.eachChange(changes, change -> asStored(sound, change)));
        };
    }

    private Change asInMostRows(Change change) {
        return table().rowOf(change, RowChange.Kind.INSERT)
                .flatMap(row -> Variation.of(table(), row, column, column.valueOf(sample.row())))
                .<Change>map(table()::insert)
                .orElse(change);
    }

    private Change asBefore(Storage sound, Change change) {
        return table().rowOf(change, RowChange.Kind.UPDATE)
                .flatMap(row -> stored(sound, Scan.same(table(), row)).stream()
                        .flatMap(before -> Variation.of(table(), row, column, column.valueOf(before)).stream())
                        .findFirst())
                .<Change>map(table()::update)
                .orElse(change);
    }

    private Change asStored(Storage sound, Change change) {
        return table().rowOf(change, RowChange.Kind.DELETE)
                .flatMap(row -> stored(sound, Scan.same(table(), row)).stream()
                        .flatMap(before -> Variation.of(table(), row, column, column.valueOf(before)).stream())
                        .findFirst())
                .<Change>map(table()::delete)
                .orElse(change);
    }

    /** What happens to a row happens to all that differ from it in the column. */
    private Applied wide(Storage sound, Changes changes) {
        RowChange.Kind kind = fault == Fault.NOT_IN_UPDATE ? RowChange.Kind.UPDATE : RowChange.Kind.DELETE;
        Changes all = changes;
        for (Change change : changes.changes()) {
            Optional<R> target = table().rowOf(change, kind);
            if (target.isPresent()) {
                for (R other : besides(sound, target.get())) {
                    all = all.and(new RowChange<>(table(), kind, other));
                }
            }
        }
        return sound.apply(all);
    }

    private List<R> besides(Storage sound, R row) {
        Scan<R> scan = Scan.of(table());
        for (Column<R, ?> part : table().shape().primaryKey().columns()) {
            scan = part == column ? scan : scan.whereSame(part, row);
        }
        return stored(sound, scan).stream()
                .filter(other -> !column.valueOf(other).equals(column.valueOf(row)))
                .flatMap(other -> fault == Fault.NOT_IN_DELETE ? Stream.of(other) : moved(other, row).stream())
                .toList();
    }

    /** The other row with the version of this one, if it is one version behind. */
    private Optional<R> moved(R other, R row) {
        Column<R, Long> version = table().shape().version().orElseThrow();
        return Optional.of(other)
                .filter(before -> number(version, before) == number(version, row) - 1)
                .flatMap(before -> Variation.of(table(), before, version, version.valueOf(row)));
    }

    private Table<R> table() {
        return sample.table();
    }

    private static <R> boolean isVersion(Table<R> table, Column<R, ?> column) {
        return table.shape().version().filter(version -> version == column).isPresent();
    }

    private static <R> Optional<R> another(Sample<R> sample, Column<R, ?> column) {
        return SampleValues.values(column).stream()
                .filter(value -> !column.valueOf(sample.row()).equals(value))
                .flatMap(value -> Variation.of(sample.table(), sample.row(), column, value).stream())
                .findFirst();
    }

    private static <R> long number(Column<R, Long> version, R row) {
        return version.valueOf(row).orElseThrow();
    }

    private static <R> List<R> stored(Storage sound, Scan<R> scan) {
        return sound.port(TableStore.class).scan(scan);
    }

    @Override
    public String toString() {
        return name();
    }
}
