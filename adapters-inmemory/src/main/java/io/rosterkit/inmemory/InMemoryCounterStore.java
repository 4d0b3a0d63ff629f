package io.rosterkit.inmemory;

import io.rosterkit.inmemory.table.Tables;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.spi.lockout.CounterStore;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class InMemoryCounterStore implements CounterStore {

    private final Tables tables;

    InMemoryCounterStore(Tables tables) {
        this.tables = tables;
    }

    @Override
    public List<Counter> find(OrganizationId organization, Collection<Counter.Key> keys) {
        return tables.read(() -> keys.stream()
                .distinct()
                .map(key -> tables.counter(organization, key))
                .flatMap(Optional::stream)
                .toList());
    }

    @Override
    public List<Counter> of(OrganizationId organization, UUID subject) {
        return tables.read(() -> tables.counters
                .of(organization)
                .filter(row -> row.key().subject().equals(subject))
                .toList());
    }
}
