package io.rosterkit.tck.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.UserId;
import io.rosterkit.model.contact.AddressHolder;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Applied.Done;
import io.rosterkit.spi.table.RowChange;
import io.rosterkit.spi.user.AddressHolderTable;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Race;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An address has one holder in an organization, be it a user or an invitation, whatever runs in parallel. */
public abstract class AddressUsageContract extends Contract {

    private static final String ADDRESS = "ben@weiss.example";
    private static final int MANY = 16;

    private final UserId ben = given.user(ADDRESS, UserStatus.ACTIVE).id();
    private final UserId eva =
            given.user("eva@weiss.example", UserStatus.ACTIVE).id();

    @Test
    void anAddressHasOneHolder() {
        write(AddressHolderTable.ADDRESS_HOLDERS.insert(new AddressHolder(given.id(), ADDRESS, ben)));

        loses(AddressHolderTable.ADDRESS_HOLDERS.insert(new AddressHolder(given.id(), ADDRESS, eva)));
        loses(AddressHolderTable.ADDRESS_HOLDERS.insert(new AddressHolder(given.id(), ADDRESS, ben)));
        write(AddressHolderTable.ADDRESS_HOLDERS.insert(new AddressHolder(given.id(), "eva@weiss.example", ben)));
    }

    @Test
    void organizationsDoNotShareHolders() {
        write(other.opened());
        write(AddressHolderTable.ADDRESS_HOLDERS.insert(new AddressHolder(given.id(), ADDRESS, ben)));
        write(AddressHolderTable.ADDRESS_HOLDERS.insert(new AddressHolder(other.id(), ADDRESS, eva)));

        write(AddressHolderTable.ADDRESS_HOLDERS.delete(new AddressHolder(other.id(), ADDRESS, eva)));
        loses(AddressHolderTable.ADDRESS_HOLDERS.insert(new AddressHolder(given.id(), ADDRESS, eva)));
    }

    @Test
    void onlyTheHolderReleasesAnAddress() {
        loses(AddressHolderTable.ADDRESS_HOLDERS.delete(new AddressHolder(given.id(), ADDRESS, ben)));
        write(AddressHolderTable.ADDRESS_HOLDERS.insert(new AddressHolder(given.id(), ADDRESS, ben)));

        loses(AddressHolderTable.ADDRESS_HOLDERS.delete(new AddressHolder(given.id(), ADDRESS, eva)));
        write(AddressHolderTable.ADDRESS_HOLDERS.delete(new AddressHolder(given.id(), ADDRESS, ben)));
        write(AddressHolderTable.ADDRESS_HOLDERS.insert(new AddressHolder(given.id(), ADDRESS, eva)));
    }

    @Test
    void anAddressChangesItsHolderInOneDecision() {
        write(AddressHolderTable.ADDRESS_HOLDERS.insert(new AddressHolder(given.id(), ADDRESS, ben)));

        write(only(AddressHolderTable.ADDRESS_HOLDERS.delete(new AddressHolder(given.id(), ADDRESS, ben)))
                .and(AddressHolderTable.ADDRESS_HOLDERS.insert(new AddressHolder(given.id(), ADDRESS, eva))));

        loses(AddressHolderTable.ADDRESS_HOLDERS.delete(new AddressHolder(given.id(), ADDRESS, ben)));
        write(AddressHolderTable.ADDRESS_HOLDERS.delete(new AddressHolder(given.id(), ADDRESS, eva)));
    }

    @Test
    void anAddressThatIsTakenUndoesTheWholeDecision() {
        write(AddressHolderTable.ADDRESS_HOLDERS.insert(new AddressHolder(given.id(), ADDRESS, ben)));
        RowChange<AddressHolder> second =
                AddressHolderTable.ADDRESS_HOLDERS.insert(new AddressHolder(given.id(), ADDRESS, eva));

        assertThat(storage.apply(only(AddressHolderTable.ADDRESS_HOLDERS.insert(
                                new AddressHolder(given.id(), "eva@weiss.example", eva)))
                        .and(second)))
                .isEqualTo(new Applied.Lost(Optional.of(second)));

        write(AddressHolderTable.ADDRESS_HOLDERS.insert(new AddressHolder(given.id(), "eva@weiss.example", ben)));
    }

    @Test
    void keysAreComparedByteByByte() {
        write(AddressHolderTable.ADDRESS_HOLDERS.insert(new AddressHolder(given.id(), ADDRESS, ben)));

        write(AddressHolderTable.ADDRESS_HOLDERS.insert(new AddressHolder(given.id(), "Ben@weiss.example", eva)));
        write(AddressHolderTable.ADDRESS_HOLDERS.insert(new AddressHolder(given.id(), ADDRESS + " ", eva)));
    }

    @Test
    void oneOfManyClaimsAnAddress() {
        for (int round = 0; round < 5; round++) {
            String address = round + ADDRESS;
            List<UserId> users = several(
                    MANY,
                    number ->
                            given.user(number + "@x.example", UserStatus.ACTIVE).id());

            List<Applied> applied = Race.of(
                    MANY,
                    number -> storage.apply(only(AddressHolderTable.ADDRESS_HOLDERS.insert(
                            new AddressHolder(given.id(), address, users.get(number))))));

            assertThat(applied).filteredOn(Done.class::isInstance).hasSize(1);
            write(AddressHolderTable.ADDRESS_HOLDERS.delete(
                    new AddressHolder(given.id(), address, users.get(applied.indexOf(new Done())))));
        }
    }
}
