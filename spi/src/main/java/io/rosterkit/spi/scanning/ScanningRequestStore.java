package io.rosterkit.spi.scanning;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.RequestId;
import io.rosterkit.spi.database.Database;
import io.rosterkit.spi.storage.Request;
import io.rosterkit.spi.storage.RequestStore;
import io.rosterkit.spi.table.RequestTable;
import io.rosterkit.spi.table.Scan;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

final class ScanningRequestStore implements RequestStore {

    private final Database database;

    ScanningRequestStore(Database database) {
        this.database = database;
    }

    @Override
    public List<Request> known(OrganizationId organization, Collection<RequestId> ids) {
        return Records.read(
                database,
                records -> ids.stream()
                        .distinct()
                        .map(id -> records.get(
                                Scan.of(RequestTable.REQUESTS, organization).where(RequestTable.ID, id.text())))
                        .flatMap(Optional::stream)
                        .toList());
    }
}
