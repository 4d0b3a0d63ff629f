package io.rosterkit.tck.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.Key;
import io.rosterkit.spi.table.RowChange;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.Table;
import io.rosterkit.spi.table.TableStore;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.table.Samples.Sample;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What holds for the rows of every table. */
public abstract class TableContract extends Contract {

    private long organizations;

    /** For a contract. */
    protected TableContract() {}

    /** The tables whose rows are tried. */
    protected abstract List<Table<?>> tables();

    /** Each column in turn, with each value at an end of its type. */
    @Test
    void everyColumnComesBackAsItWasWritten() {
        eachSample(this::writesEveryColumn);
    }

    /** Each column in turn is changed by an update. */
    @Test
    void everyColumnIsChangedByAnUpdate() {
        eachSample(this::changesEveryColumn);
    }

    /** The rows beside it differ in one column of the primary key. */
    @Test
    void anUpdateChangesNoOtherRow() {
        eachSample(this::updatesAlone);
    }

    /** The rows beside it differ in one column of the primary key. */
    @Test
    void aDeleteRemovesNoOtherRow() {
        eachSample(this::deletesAlone);
    }

    /** Each column that is never without a value differs in turn. */
    @Test
    void aDeleteIsLostWhenTheRowIsAnother() {
        eachSample(this::losesDeletesOfOthers);
    }

    /** Of no row, of a version too early, and of a version too late. */
    @Test
    void anUpdateGoesOnFromTheVersionBeforeOnly() {
        eachSample(this::losesOtherVersions);
    }

    /** A second row under the primary key, or under a unique key. */
    @Test
    void aKeyHasOneRow() {
        eachSample(this::losesSecondRows);
    }

    private void eachSample(Consumer<Sample<?>> check) {
        List<Sample<?>> samples = Samples.of(given).stream()
                .filter(sample -> tables().contains(sample.table()))
                .toList();
        assertThat(samples.stream().map(Sample::table).map(Table::name))
                .as("the tables of the rows to try")
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(
                        tables().stream().map(Table::name).toList());
        samples.forEach(sample -> check.accept(elsewhere(sample)));
    }

    private <R> void writesEveryColumn(Sample<R> sample) {
        for (Column<R, ?> column : sample.table().shape().columns()) {
            for (Optional<?> value : SampleValues.values(column)) {
                elsewhere(sample).with(column, value).ifPresent(row -> {
                    writes(row.insert());
                    isStored(row.table(), row.row(), column);
                });
            }
        }
    }

    private <R> void changesEveryColumn(Sample<R> sample) {
        Table<R> table = sample.table();
        if (table.shape().version().isEmpty()) {
            return;
        }
        List<Column<R, ?>> key = table.shape().primaryKey().columns();
        for (Column<R, ?> column : table.shape().columns()) {
            if (!key.contains(column) && column != table.shape().version().get()) {
                for (Optional<?> value : SampleValues.values(column)) {
                    Sample<R> before = elsewhere(sample);
                    before.with(column, value).ifPresent(row -> {
                        R after = next(table, row.row());
                        writes(before.insert());
                        writes(table.update(after));
                        isStored(table, after, column);
                    });
                }
            }
        }
    }

    private <R> void updatesAlone(Sample<R> sample) {
        Table<R> table = sample.table();
        if (table.shape().version().isPresent()) {
            for (Column<R, ?> column : table.shape().primaryKey().columns()) {
                besides(elsewhere(sample), column, (row, neighbour) -> {
                    R after = next(table, row);
                    writes(table.update(after));
                    isStored(table, after, column);
                    isStored(table, neighbour, column);
                });
            }
        }
    }

    private <R> void deletesAlone(Sample<R> sample) {
        Table<R> table = sample.table();
        for (Column<R, ?> column : table.shape().primaryKey().columns()) {
            besides(elsewhere(sample), column, (row, neighbour) -> {
                writes(table.delete(row));
                assertThat(stored(table, row)).as("%s is deleted", table).isEmpty();
                isStored(table, neighbour, column);
                loses(table.delete(row));
            });
        }
    }

    private <R> void losesDeletesOfOthers(Sample<R> sample) {
        Table<R> table = sample.table();
        R row = elsewhere(sample).row();
        writes(table.insert(row));
        for (Column<R, ?> column : table.shape().columns()) {
            if (!column.isOptional() && column != table.organization()) {
                SampleValues.values(column).stream()
                        .filter(value -> !column.valueOf(row).equals(value))
                        .flatMap(value -> Variation.of(table, row, column, value).stream())
                        .findFirst()
                        .ifPresent(other -> loses(table.delete(other)));
                isStored(table, row, column);
            }
        }
    }

    private <R> void losesOtherVersions(Sample<R> sample) {
        Table<R> table = sample.table();
        if (table.shape().version().isPresent()) {
            R row = elsewhere(sample).row();
            R second = next(table, row);
            R third = next(table, second);
            loses(table.update(second));
            writes(table.insert(row));
            loses(table.update(row));
            loses(table.update(third));
            writes(table.update(second));
            loses(table.update(second));
            isStored(table, second, table.shape().version().get());
        }
    }

    private <R> void losesSecondRows(Sample<R> sample) {
        Table<R> table = sample.table();
        R row = sample.row();
        writes(table.insert(row));
        loses(table.insert(row));
        for (Key<R> unique : table.shape().uniqueKeys()) {
            table.shape().primaryKey().columns().stream()
                    .filter(column -> !unique.columns().contains(column))
                    .flatMap(column -> SampleValues.values(column).stream()
                            .flatMap(value -> Variation.of(table, row, column, value).stream()))
                    .filter(other -> !Variation.share(table.shape().primaryKey(), row, other))
                    .filter(other -> Variation.share(unique, row, other))
                    .findFirst()
                    .ifPresent(other -> {
                        loses(table.insert(other));
                        assertThat(stored(table, other)).isEmpty();
                    });
        }
    }

    private interface Check<R> {
        void of(R row, R neighbour);
    }

    private <R> void besides(Sample<R> sample, Column<R, ?> column, Check<R> check) {
        Variation.neighbour(sample.table(), sample.row(), column).ifPresent(neighbour -> {
            writes(sample.insert());
            writes(sample.table().insert(neighbour));
            check.of(sample.row(), neighbour);
        });
    }

    /** The same row in an organization that has no other. */
    private <R> Sample<R> elsewhere(Sample<R> sample) {
        organizations++;
        return sample.with(sample.table().organization(), Optional.of(new UUID(organizations, organizations)))
                .orElseThrow();
    }

    private <R> R next(Table<R> table, R row) {
        Column<R, Long> version = table.shape().version().orElseThrow();
        return Variation.of(
                        table, row, version, Optional.of(version.valueOf(row).orElseThrow() + 1))
                .orElseThrow();
    }

    private void writes(RowChange<?> change) {
        assertThat(storage.apply(only(change)))
                .as("%s %s", change, Variation.values(change))
                .isEqualTo(new Applied.Done());
    }

    private <R> void isStored(Table<R> table, R row, Column<R, ?> column) {
        Optional<Map<String, Object>> values = stored(table, row).map(found -> Variation.values(table, found));
        assertThat(values).as("%s, by its column %s", table, column).contains(Variation.values(table, row));
    }

    private <R> Optional<R> stored(Table<R> table, R row) {
        List<R> found = storage.port(TableStore.class).scan(Scan.same(table, row));
        assertThat(found).as("rows of %s under one key", table).hasSizeLessThan(2);
        return found.stream().findFirst();
    }
}
