package io.rosterkit.spi.scanning;

import io.rosterkit.spi.database.Database;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.TableStore;
import java.util.List;

final class ScanningTableStore implements TableStore {

    private final Database database;

    ScanningTableStore(Database database) {
        this.database = database;
    }

    @Override
    public <R> List<R> scan(Scan<R> scan) {
        return database.snapshot(snapshot -> snapshot.scan(scan));
    }
}
