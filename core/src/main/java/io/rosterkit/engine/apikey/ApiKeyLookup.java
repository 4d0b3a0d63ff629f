package io.rosterkit.engine.apikey;

import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.apikey.ApiKeyId;
import io.rosterkit.model.apikey.ApiKeyStatus;
import io.rosterkit.model.apikey.stored.ApiKey;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.spi.apikey.ApiKeyTable;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.TableStore;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds API keys of the viewer's organization, with the access state of the viewer. */
public final class ApiKeyLookup {

    private static final Scan<ApiKey> ALL = Scan.of(ApiKeyTable.API_KEYS);
    private static final Slice ONE = new Slice(1, Optional.empty());

    private final TableStore tables;

    public ApiKeyLookup(TableStore tables) {
        this.tables = tables;
    }

    /** The key of that id. */
    WithAccess<Optional<ApiKey>> find(Viewer viewer, ApiKeyId id) {
        WithAccess<List<ApiKey>> seen = tables.page(viewer, ALL.where(ApiKeyTable.ID, id.uuid()), ApiKeyTable.ID, ONE);
        return new WithAccess<>(seen.access(), seen.value().stream().findFirst());
    }

    /** The keys in one of these statuses, earliest made first; without a status, all keys. */
    WithAccess<List<ApiKey>> page(Viewer viewer, Set<ApiKeyStatus> statuses, Slice slice) {
        Scan<ApiKey> wanted = statuses.size() == 1
                ? ALL.where(ApiKeyTable.STATUS, statuses.iterator().next().name())
                : ALL;
        return tables.page(viewer, wanted, ApiKeyTable.ID, slice);
    }
}
