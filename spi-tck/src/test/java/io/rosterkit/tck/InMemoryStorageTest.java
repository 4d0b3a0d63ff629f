package io.rosterkit.tck;

import io.rosterkit.inmemory.InMemoryStorage;
import io.rosterkit.spi.storage.Storage;

final class InMemoryStorageTest extends StorageContracts {

    @Override
    protected Storage fresh() {
        return InMemoryStorage.create();
    }
}
