package io.rosterkit.tck;

import io.rosterkit.spi.storage.Storage;
import io.rosterkit.tck.apikey.ProgramAccessContract;
import io.rosterkit.tck.contract.AllContractsRun;
import io.rosterkit.tck.lifecycle.AnnouncementContract;
import io.rosterkit.tck.lifecycle.EndContract;
import io.rosterkit.tck.lifecycle.InactivityContract;
import io.rosterkit.tck.listing.SentInvitationsContract;
import io.rosterkit.tck.productmodule.ModuleContract;
import io.rosterkit.tck.seat.SeatEndContract;
import io.rosterkit.tck.seat.SeatFactsContract;
import io.rosterkit.tck.seat.SeatHolderContract;
import io.rosterkit.tck.seat.SeatListContract;
import io.rosterkit.tck.signin.AccountRaceContract;
import io.rosterkit.tck.signin.AccountValueContract;
import io.rosterkit.tck.signin.ChargeContract;
import io.rosterkit.tck.signin.ChargeRaceContract;
import io.rosterkit.tck.signin.CounterContract;
import io.rosterkit.tck.signin.PurgeScopeContract;
import io.rosterkit.tck.signin.PurgeWorkContract;
import io.rosterkit.tck.signin.RegistrationStoreContract;
import io.rosterkit.tck.signin.SessionContract;
import io.rosterkit.tck.signin.SignInStoreContract;
import io.rosterkit.tck.signin.VerificationStoreContract;
import io.rosterkit.tck.signin.WaitingStoreContract;
import io.rosterkit.tck.table.TablePageContract;
import io.rosterkit.tck.user.ExternalIdContract;
import io.rosterkit.tck.user.ListedPersonContract;
import io.rosterkit.tck.user.SearchContract;
import io.rosterkit.tck.user.SinglePermissionContract;
import io.rosterkit.tck.user.UserActivityContract;
import io.rosterkit.tck.user.UserFilterContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contracts of what comes with accounts: counters, passwords, sessions, devices, codes, seats, what users sent. */
@ExtendWith(AllContractsRun.class)
abstract class AccountContracts {

    AccountContracts() {}

    protected abstract Storage fresh();

    protected abstract Storage beside(Storage first);

    @Nested
    final class SentInvitations extends SentInvitationsContract {
        @Override
        protected Storage fresh() {
            return AccountContracts.this.fresh();
        }
    }

    @Nested
    final class Announcements extends AnnouncementContract {
        @Override
        protected Storage fresh() {
            return AccountContracts.this.fresh();
        }
    }

    @Nested
    final class Ends extends EndContract {
        @Override
        protected Storage fresh() {
            return AccountContracts.this.fresh();
        }
    }

    @Nested
    final class Inactive extends InactivityContract {
        @Override
        protected Storage fresh() {
            return AccountContracts.this.fresh();
        }
    }

    @Nested
    final class SeatFacts extends SeatFactsContract {
        @Override
        protected Storage fresh() {
            return AccountContracts.this.fresh();
        }
    }

    @Nested
    final class SeatLists extends SeatListContract {
        @Override
        protected Storage fresh() {
            return AccountContracts.this.fresh();
        }
    }

    @Nested
    final class SeatEnds extends SeatEndContract {
        @Override
        protected Storage fresh() {
            return AccountContracts.this.fresh();
        }
    }

    @Nested
    final class SeatHolders extends SeatHolderContract {
        @Override
        protected Storage fresh() {
            return AccountContracts.this.fresh();
        }

        @Override
        protected Storage beside(Storage first) {
            return AccountContracts.this.beside(first);
        }
    }

    @Nested
    final class Purges extends PurgeWorkContract {
        @Override
        protected Storage fresh() {
            return AccountContracts.this.fresh();
        }
    }

    @Nested
    final class Counters extends CounterContract {
        @Override
        protected Storage fresh() {
            return AccountContracts.this.fresh();
        }
    }

    @Nested
    final class SignIns extends SignInStoreContract {
        @Override
        protected Storage fresh() {
            return AccountContracts.this.fresh();
        }
    }

    @Nested
    final class Activities extends UserActivityContract {
        @Override
        protected Storage fresh() {
            return AccountContracts.this.fresh();
        }
    }

    @Nested
    final class Modules extends ModuleContract {
        @Override
        protected Storage fresh() {
            return AccountContracts.this.fresh();
        }
    }

    @Nested
    final class SinglePermissions extends SinglePermissionContract {
        @Override
        protected Storage fresh() {
            return AccountContracts.this.fresh();
        }
    }

    @Nested
    final class Searches extends SearchContract {
        @Override
        protected Storage fresh() {
            return AccountContracts.this.fresh();
        }
    }

    @Nested
    final class UserFilters extends UserFilterContract {
        @Override
        protected Storage fresh() {
            return AccountContracts.this.fresh();
        }
    }

    @Nested
    final class ListedPersons extends ListedPersonContract {
        @Override
        protected Storage fresh() {
            return AccountContracts.this.fresh();
        }
    }

    @Nested
    final class ExternalIds extends ExternalIdContract {
        @Override
        protected Storage fresh() {
            return AccountContracts.this.fresh();
        }
    }

    @Nested
    final class Sessions extends SessionContract {
        @Override
        protected Storage fresh() {
            return AccountContracts.this.fresh();
        }
    }

    @Nested
    final class Registrations extends RegistrationStoreContract {
        @Override
        protected Storage fresh() {
            return AccountContracts.this.fresh();
        }
    }

    @Nested
    final class Waiting extends WaitingStoreContract {
        @Override
        protected Storage fresh() {
            return AccountContracts.this.fresh();
        }
    }

    @Nested
    final class Verifications extends VerificationStoreContract {
        @Override
        protected Storage fresh() {
            return AccountContracts.this.fresh();
        }
    }

    @Nested
    final class AccountValues extends AccountValueContract {
        @Override
        protected Storage fresh() {
            return AccountContracts.this.fresh();
        }
    }

    @Nested
    final class AccountRaces extends AccountRaceContract {
        @Override
        protected Storage fresh() {
            return AccountContracts.this.fresh();
        }

        @Override
        protected Storage beside(Storage first) {
            return AccountContracts.this.beside(first);
        }
    }

    @Nested
    final class Charges extends ChargeContract {
        @Override
        protected Storage fresh() {
            return AccountContracts.this.fresh();
        }
    }

    @Nested
    final class ChargeRaces extends ChargeRaceContract {
        @Override
        protected Storage fresh() {
            return AccountContracts.this.fresh();
        }

        @Override
        protected Storage beside(Storage first) {
            return AccountContracts.this.beside(first);
        }
    }

    @Nested
    final class PurgeScopes extends PurgeScopeContract {
        @Override
        protected Storage fresh() {
            return AccountContracts.this.fresh();
        }
    }

    @Nested
    final class Programs extends ProgramAccessContract {
        @Override
        protected Storage fresh() {
            return AccountContracts.this.fresh();
        }
    }

    @Nested
    final class TablePages extends TablePageContract {
        @Override
        protected Storage fresh() {
            return AccountContracts.this.fresh();
        }
    }
}
