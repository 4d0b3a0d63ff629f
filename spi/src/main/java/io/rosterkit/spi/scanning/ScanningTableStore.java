package io.rosterkit.spi.scanning;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.RequestId;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.listing.Slice.Position;
import io.rosterkit.spi.database.Database;
import io.rosterkit.spi.storage.Request;
import io.rosterkit.spi.storage.RequestStore;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.RequestTable;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.TableStore;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Questions about single tables, and about the requests of hosts. */
final class ScanningTableStore implements TableStore, RequestStore {

    private final Database database;

    ScanningTableStore(Database database) {
        this.database = database;
    }

    @Override
    public <R> List<R> scan(Scan<R> scan) {
        return database.snapshot(snapshot -> snapshot.scan(scan));
    }

    @Override
    public <R> WithAccess<List<R>> page(Viewer viewer, Scan<R> scan, Column<R, UUID> id, Slice slice) {
        Scan<R> own =
                scan.where(scan.table().organization(), viewer.organization().uuid());
        return Records.withAccess(
                database,
                viewer,
                records -> Keyset.slice(
                        records.scan(own),
                        row -> Position.of(id.valueOf(row).orElseThrow()),
                        Keyset.BY_CREATION,
                        slice));
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
