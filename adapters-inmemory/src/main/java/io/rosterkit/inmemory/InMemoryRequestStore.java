package io.rosterkit.inmemory;

import io.rosterkit.inmemory.table.Tables;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.RequestId;
import io.rosterkit.spi.storage.Request;
import io.rosterkit.spi.storage.RequestStore;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

final class InMemoryRequestStore implements RequestStore {

    private final Tables tables;

    InMemoryRequestStore(Tables tables) {
        this.tables = tables;
    }

    @Override
    public List<Request> known(OrganizationId organization, Collection<RequestId> ids) {
        return tables.read(() -> ids.stream()
                .distinct()
                .map(id -> tables.requests.find(organization, id))
                .flatMap(Optional::stream)
                .toList());
    }
}
