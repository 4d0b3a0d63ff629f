package io.rosterkit.tck;

import io.rosterkit.spi.storage.Storage;
import org.junit.jupiter.api.Nested;

/**
 * The whole contract of a storage. Whoever writes an adapter extends this class in its tests and says where an empty
 * storage comes from:
 *
 * <pre>{@code
 * final class MyStorageTest extends StorageContracts {
 *     @Override
 *     protected Storage fresh() {
 *         return MyStorage.on(emptied(dataSource));
 *     }
 * }
 * }</pre>
 *
 * <p>No test sleeps. Up to 32 threads use the storage at once; those that wait for a connection longer than the storage
 * bears make a test fail.
 */
public abstract class StorageContracts {

    /** For the class that extends this one. */
    protected StorageContracts() {}

    /** A storage that holds nothing, whatever the test before it wrote. Called once for each test. */
    protected abstract Storage fresh();

    /**
     * Another way to the same data, as a second process would have it. The races share their runners out between the
     * two. Left as it is, all run through the first.
     */
    protected Storage beside(Storage first) {
        return first;
    }

    @Nested
    final class Ports extends PortsContract {
        @Override
        Storage fresh() {
            return StorageContracts.this.fresh();
        }
    }

    @Nested
    final class Organizations extends OrganizationStoreContract {
        @Override
        Storage fresh() {
            return StorageContracts.this.fresh();
        }
    }

    @Nested
    final class Users extends UserStoreContract {
        @Override
        Storage fresh() {
            return StorageContracts.this.fresh();
        }
    }

    @Nested
    final class Standings extends StandingContract {
        @Override
        Storage fresh() {
            return StorageContracts.this.fresh();
        }
    }

    @Nested
    final class Invitations extends InvitationStoreContract {
        @Override
        Storage fresh() {
            return StorageContracts.this.fresh();
        }
    }

    @Nested
    final class InvitationPages extends InvitationPagingContract {
        @Override
        Storage fresh() {
            return StorageContracts.this.fresh();
        }
    }

    @Nested
    final class OverdueInvitations extends InvitationWorkContract {
        @Override
        Storage fresh() {
            return StorageContracts.this.fresh();
        }
    }

    @Nested
    final class Messages extends MessageWorkContract {
        @Override
        Storage fresh() {
            return StorageContracts.this.fresh();
        }
    }

    @Nested
    final class Journal extends JournalStoreContract {
        @Override
        Storage fresh() {
            return StorageContracts.this.fresh();
        }
    }

    @Nested
    final class Requests extends RequestStoreContract {
        @Override
        Storage fresh() {
            return StorageContracts.this.fresh();
        }
    }

    @Nested
    final class Apply extends ApplyContract {
        @Override
        Storage fresh() {
            return StorageContracts.this.fresh();
        }
    }

    @Nested
    final class Values extends ValueContract {
        @Override
        Storage fresh() {
            return StorageContracts.this.fresh();
        }
    }

    @Nested
    final class Concurrency extends ConcurrencyContract {
        @Override
        Storage fresh() {
            return StorageContracts.this.fresh();
        }

        @Override
        Storage beside(Storage first) {
            return StorageContracts.this.beside(first);
        }
    }
}
