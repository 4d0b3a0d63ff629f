package io.rosterkit.inmemory.table;

import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.TableStore;
import java.util.List;

/** Reads any table by its description. */
public final class InMemoryTableStore implements TableStore {

    private final Tables tables;

    /** Over these tables. */
    public InMemoryTableStore(Tables tables) {
        this.tables = tables;
    }

    @Override
    public <R> List<R> scan(Scan<R> scan) {
        return tables.read(() -> tables.rows(scan.table())
                .all()
                .filter(row -> scan.conditions().stream().allMatch(condition -> holds(condition, row)))
                .toList());
    }

    private static <R, V> boolean holds(Scan.Condition<R, V> condition, R row) {
        return condition.column().valueOf(row).filter(condition.value()::equals).isPresent();
    }
}
