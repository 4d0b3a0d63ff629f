package io.rosterkit.tck.table;

import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.RowChange;
import io.rosterkit.spi.table.Table;
import io.rosterkit.tck.table.Samples.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** In which order changes of all tables stand in one decision. */
enum ChangeOrder {
    KIND_BY_KIND,
    KIND_BY_KIND_REVERSED,
    TABLE_BY_TABLE;

    /** A row of each table comes, changes, goes and comes again. */
    List<RowChange<?>> of(List<Sample<?>> samples) {
        List<List<RowChange<?>>> byTable = new ArrayList<>();
        samples.forEach(sample -> byTable.add(of(sample)));
        if (this == TABLE_BY_TABLE) {
            return byTable.stream().<RowChange<?>>flatMap(List::stream).toList();
        }
        if (this == KIND_BY_KIND_REVERSED) {
            Collections.reverse(byTable);
        }
        int most = byTable.stream().mapToInt(List::size).max().orElseThrow();
        List<RowChange<?>> all = new ArrayList<>();
        for (int step = 0; step < most; step++) {
            for (List<RowChange<?>> ofTable : byTable) {
                if (step < ofTable.size()) {
                    all.add(ofTable.get(step));
                }
            }
        }
        return all;
    }

    private static <R> List<RowChange<?>> of(Sample<R> sample) {
        Table<R> table = sample.table();
        R row = sample.row();
        R last = next(table, row).orElse(row);
        Stream<RowChange<?>> moved = next(table, row).stream().map(table::update);
        return Stream.of(
                        Stream.<RowChange<?>>of(sample.insert()),
                        moved,
                        Stream.<RowChange<?>>of(table.delete(last), sample.insert()))
                .<RowChange<?>>flatMap(steps -> steps)
                .toList();
    }

    /** The row of the next version, in a table whose rows have one. */
    static <R> Optional<R> next(Table<R> table, R row) {
        Optional<Column<R, Long>> version = table.shape().version();
        return version.flatMap(column ->
                Variation.of(table, row, column, Optional.of(column.valueOf(row).orElseThrow() + 1)));
    }
}
