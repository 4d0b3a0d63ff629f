package io.rosterkit.tck.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.UserId;
import io.rosterkit.model.contact.AddressUsageChange.Claimed;
import io.rosterkit.model.contact.AddressUsageChange.Released;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Applied.Done;
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
        write(new Claimed(given.id(), ADDRESS, ben));

        loses(new Claimed(given.id(), ADDRESS, eva));
        loses(new Claimed(given.id(), ADDRESS, ben));
        write(new Claimed(given.id(), "eva@weiss.example", ben));
    }

    @Test
    void organizationsDoNotShareHolders() {
        write(other.opened());
        write(new Claimed(given.id(), ADDRESS, ben));
        write(new Claimed(other.id(), ADDRESS, eva));

        write(new Released(other.id(), ADDRESS, eva));
        loses(new Claimed(given.id(), ADDRESS, eva));
    }

    @Test
    void onlyTheHolderReleasesAnAddress() {
        loses(new Released(given.id(), ADDRESS, ben));
        write(new Claimed(given.id(), ADDRESS, ben));

        loses(new Released(given.id(), ADDRESS, eva));
        write(new Released(given.id(), ADDRESS, ben));
        write(new Claimed(given.id(), ADDRESS, eva));
    }

    @Test
    void anAddressChangesItsHolderInOneDecision() {
        write(new Claimed(given.id(), ADDRESS, ben));

        write(only(new Released(given.id(), ADDRESS, ben)).and(new Claimed(given.id(), ADDRESS, eva)));

        loses(new Released(given.id(), ADDRESS, ben));
        write(new Released(given.id(), ADDRESS, eva));
    }

    @Test
    void anAddressThatIsTakenUndoesTheWholeDecision() {
        write(new Claimed(given.id(), ADDRESS, ben));
        Claimed second = new Claimed(given.id(), ADDRESS, eva);

        assertThat(storage.apply(
                        only(new Claimed(given.id(), "eva@weiss.example", eva)).and(second)))
                .isEqualTo(new Applied.Lost(Optional.of(second)));

        write(new Claimed(given.id(), "eva@weiss.example", ben));
    }

    @Test
    void keysAreComparedByteByByte() {
        write(new Claimed(given.id(), ADDRESS, ben));

        write(new Claimed(given.id(), "Ben@weiss.example", eva));
        write(new Claimed(given.id(), ADDRESS + " ", eva));
    }

    @Test
    void oneOfManyClaimsAnAddress() {
        for (int round = 0; round < 5; round++) {
            String address = round + ADDRESS;
            List<UserId> users = several(
                    MANY,
                    number ->
                            given.user(number + "@x.example", UserStatus.ACTIVE).id());

            List<Applied> applied =
                    Race.of(MANY, number -> storage.apply(only(new Claimed(given.id(), address, users.get(number)))));

            assertThat(applied).filteredOn(Done.class::isInstance).hasSize(1);
            write(new Released(given.id(), address, users.get(applied.indexOf(new Done()))));
        }
    }
}
