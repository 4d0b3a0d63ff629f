package io.rosterkit.spi.scanning;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.spi.database.Database;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.lockout.CounterTable;
import io.rosterkit.spi.table.Scan;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class ScanningCounterStore implements CounterStore {

    private final Database database;

    ScanningCounterStore(Database database) {
        this.database = database;
    }

    @Override
    public List<Counter> find(OrganizationId organization, Collection<Counter.Key> keys) {
        return Records.read(
                database,
                records -> keys.stream()
                        .distinct()
                        .map(key -> records.counter(organization, key))
                        .flatMap(Optional::stream)
                        .toList());
    }

    @Override
    public List<Counter> of(OrganizationId organization, UUID subject) {
        return Records.read(
                database,
                records -> records.scan(
                                Scan.of(CounterTable.COUNTERS, organization).where(CounterTable.SUBJECT, subject))
                        .toList());
    }
}
