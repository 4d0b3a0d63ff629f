package io.rosterkit.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.table.Table;
import io.rosterkit.tck.contract.AllContractsRun;
import io.rosterkit.tck.listing.CursorContract;
import io.rosterkit.tck.notice.DeadLetterContract;
import io.rosterkit.tck.notice.DeliveryContract;
import io.rosterkit.tck.notice.LeaseContract;
import io.rosterkit.tck.notice.MessagePurgeContract;
import io.rosterkit.tck.notice.SettlementContract;
import io.rosterkit.tck.table.MixtureContract;
import io.rosterkit.tck.table.TableContract;
import io.rosterkit.tck.table.ZoneContract;
import io.rosterkit.tck.user.AccessStateContract;
import io.rosterkit.tck.user.AccessStateRaceContract;
import io.rosterkit.tck.user.AddressUsageContract;
import io.rosterkit.tck.user.EverybodyContract;
import io.rosterkit.tck.user.LockContract;
import io.rosterkit.tck.user.UserChangeContract;
import io.rosterkit.tck.user.UserGrantContract;
import io.rosterkit.tck.user.UserPagingContract;
import io.rosterkit.tck.user.UserStoreContract;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

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
public abstract class StorageContracts extends AccountContracts {

    /** For the class that extends this one. */
    protected StorageContracts() {}

    /** A storage that holds nothing, whatever the test before it wrote. Called once for each test. */
    @Override
    protected abstract Storage fresh();

    /**
     * Another way to the same data, as a second process would have it. The races share their runners out between the
     * two. Left as it is, all run through the first.
     */
    @Override
    protected Storage beside(Storage first) {
        return first;
    }

    /** The tables whose rows are tried: all. To look at one while you work on it, leave out the others. */
    protected List<Table<?>> tables() {
        return io.rosterkit.spi.Ports.TABLES;
    }

    /** Every runner finds it, also one that does not look into nested classes; then {@link AllContractsRun} says so. */
    @Test
    final void rowsOfATableAtLeastAreTried() {
        assertThat(tables()).as("the tables whose rows are tried").isNotEmpty();
        assertThat(io.rosterkit.spi.Ports.TABLES.containsAll(tables()))
                .as("all of %s are described in Ports.TABLES", tables())
                .isTrue();
    }

    @Nested
    final class Ports extends PortsContract {
        @Override
        protected Storage fresh() {
            return StorageContracts.this.fresh();
        }
    }

    @Nested
    final class Tables extends TableContract {
        @Override
        protected Storage fresh() {
            return StorageContracts.this.fresh();
        }

        @Override
        protected List<Table<?>> tables() {
            return StorageContracts.this.tables();
        }
    }

    @Nested
    final class Mixtures extends MixtureContract {
        @Override
        protected Storage fresh() {
            return StorageContracts.this.fresh();
        }
    }

    @Nested
    final class Zones extends ZoneContract {
        @Override
        protected Storage fresh() {
            return StorageContracts.this.fresh();
        }
    }

    @Nested
    final class Organizations extends OrganizationStoreContract {
        @Override
        protected Storage fresh() {
            return StorageContracts.this.fresh();
        }
    }

    @Nested
    final class Users extends UserStoreContract {
        @Override
        protected Storage fresh() {
            return StorageContracts.this.fresh();
        }
    }

    @Nested
    final class AccessStates extends AccessStateContract {
        @Override
        protected Storage fresh() {
            return StorageContracts.this.fresh();
        }
    }

    @Nested
    final class AccessStateRaces extends AccessStateRaceContract {
        @Override
        protected Storage fresh() {
            return StorageContracts.this.fresh();
        }

        @Override
        protected Storage beside(Storage first) {
            return StorageContracts.this.beside(first);
        }
    }

    @Nested
    final class Locks extends LockContract {
        @Override
        protected Storage fresh() {
            return StorageContracts.this.fresh();
        }
    }

    @Nested
    final class Invitations extends InvitationStoreContract {
        @Override
        protected Storage fresh() {
            return StorageContracts.this.fresh();
        }
    }

    @Nested
    final class InvitationPages extends InvitationPagingContract {
        @Override
        protected Storage fresh() {
            return StorageContracts.this.fresh();
        }
    }

    @Nested
    final class Due extends DueWorkContract {
        @Override
        protected Storage fresh() {
            return StorageContracts.this.fresh();
        }
    }

    @Nested
    final class Messages extends MessageWorkContract {
        @Override
        protected Storage fresh() {
            return StorageContracts.this.fresh();
        }
    }

    @Nested
    final class Cursors extends CursorContract {
        @Override
        protected Storage fresh() {
            return StorageContracts.this.fresh();
        }
    }

    @Nested
    final class Leases extends LeaseContract {
        @Override
        protected Storage fresh() {
            return StorageContracts.this.fresh();
        }
    }

    @Nested
    final class Settlements extends SettlementContract {
        @Override
        protected Storage fresh() {
            return StorageContracts.this.fresh();
        }
    }

    @Nested
    final class MessagePurges extends MessagePurgeContract {
        @Override
        protected Storage fresh() {
            return StorageContracts.this.fresh();
        }
    }

    @Nested
    final class DeadLetters extends DeadLetterContract {
        @Override
        protected Storage fresh() {
            return StorageContracts.this.fresh();
        }
    }

    @Nested
    final class Deliveries extends DeliveryContract {
        @Override
        protected Storage fresh() {
            return StorageContracts.this.fresh();
        }
    }

    @Nested
    final class Claims extends MessageClaimContract {
        @Override
        protected Storage fresh() {
            return StorageContracts.this.fresh();
        }
    }

    @Nested
    final class Salts extends SaltContract {
        @Override
        protected Storage fresh() {
            return StorageContracts.this.fresh();
        }
    }

    @Nested
    final class Journal extends JournalStoreContract {
        @Override
        protected Storage fresh() {
            return StorageContracts.this.fresh();
        }
    }

    @Nested
    final class Requests extends RequestStoreContract {
        @Override
        protected Storage fresh() {
            return StorageContracts.this.fresh();
        }
    }

    @Nested
    final class Apply extends ApplyContract {
        @Override
        protected Storage fresh() {
            return StorageContracts.this.fresh();
        }
    }

    @Nested
    final class Values extends ValueContract {
        @Override
        protected Storage fresh() {
            return StorageContracts.this.fresh();
        }
    }

    @Nested
    final class Concurrency extends ConcurrencyContract {
        @Override
        protected Storage fresh() {
            return StorageContracts.this.fresh();
        }

        @Override
        Storage beside(Storage first) {
            return StorageContracts.this.beside(first);
        }
    }

    @Nested
    final class AddressUsages extends AddressUsageContract {
        @Override
        protected Storage fresh() {
            return StorageContracts.this.fresh();
        }
    }

    @Nested
    final class UserChanges extends UserChangeContract {
        @Override
        protected Storage fresh() {
            return StorageContracts.this.fresh();
        }
    }

    @Nested
    final class UserPages extends UserPagingContract {
        @Override
        protected Storage fresh() {
            return StorageContracts.this.fresh();
        }
    }

    @Nested
    final class Everybody extends EverybodyContract {
        @Override
        protected Storage fresh() {
            return StorageContracts.this.fresh();
        }
    }

    @Nested
    final class Grants extends UserGrantContract {
        @Override
        protected Storage fresh() {
            return StorageContracts.this.fresh();
        }
    }
}
