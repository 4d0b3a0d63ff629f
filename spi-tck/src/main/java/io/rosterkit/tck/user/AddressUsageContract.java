package io.rosterkit.tck.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Applied.Done;
import io.rosterkit.spi.table.RowChange;
import io.rosterkit.spi.user.UserRows;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.spi.user.UserTable;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Moves;
import io.rosterkit.tck.given.Race;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An address has one person in an organization, a user or an invited person, whatever runs in parallel. */
public abstract class AddressUsageContract extends Contract {

    private static final String BEN = "ben@weiss.example";
    private static final int MANY = 16;

    @Test
    void aUserKeepsOthersFromBeingInvitedUntilClosed() {
        User ben = join(given.user(BEN, UserStatus.DEACTIVATED));

        loses(given.inviting(given.invitation(BEN)));
        write(UserTable.USERS.update(Moves.to(UserStatus.CLOSED, ben)));
        invite(given, given.invitation(BEN));
    }

    @Test
    void anInvitedPersonKeepsTheAddressFromUsers() {
        invite(given, given.invitation(BEN));
        User anna = join(given.user("anna@weiss.example", UserStatus.ACTIVE));

        loses(UserTable.USERS.insert(given.user(BEN, UserStatus.ACTIVE)));
        loses(UserTable.USERS.update(Moves.at(BEN, anna)));
    }

    @Test
    void organizationsDoNotShareAddresses() {
        write(other.opened());
        Invitation ours = invite(given, given.invitation(BEN));
        Invitation theirs = invite(other, other.invitation(BEN));

        write(UserTable.USERS.delete(theirs.invited()));

        loses(given.inviting(given.invitation(BEN)));
        assertThat(ours.invited().id()).isEqualTo(theirs.invited().id());
    }

    @Test
    void anInvitedPersonIsNoUser() {
        User invited = invite(given, given.invitation(BEN)).invited();

        UserStore users = storage.port(UserStore.class);
        assertThat(users.find(viewer, invited.id()).value()).isEmpty();
        assertThat(holder(BEN)).isEmpty();
    }

    @Test
    void anInvitedPersonBecomesAUser() {
        Invitation ben = invite(given, given.invitation(BEN));
        User joined = Moves.to(UserStatus.ACTIVE, ben.invited());

        write(only(UserTable.USERS.update(joined)));

        assertThat(found(joined)).contains(joined);
        loses(UserTable.USERS.update(joined));
        loses(UserTable.USERS.delete(ben.invited()));
    }

    @Test
    void onlyTheInvitedPersonItselfIsRemoved() {
        Invitation ben = invite(given, given.invitation(BEN));
        Invitation stranger = given.invitation(BEN);

        loses(UserTable.USERS.delete(stranger.invited()));
        loses(given.inviting(stranger));
        write(UserTable.USERS.delete(ben.invited()));
        invite(given, stranger);
    }

    @Test
    void anAddressGoesToSomebodyElseInOneDecision() {
        Invitation ben = invite(given, given.invitation(BEN));
        User eva = given.user(BEN, UserStatus.ACTIVE);

        write(Moves.moving(ben, Moves.to(InvitationState.EXPIRED, ben)).and(UserRows.insert(eva)));

        assertThat(holder(BEN)).contains(eva);
    }

    @Test
    void anAddressThatIsTakenUndoesTheWholeDecision() {
        invite(given, given.invitation(BEN));
        User anna = given.user("anna@weiss.example", UserStatus.ACTIVE);
        RowChange<User> taken = UserTable.USERS.insert(given.user(BEN, UserStatus.ACTIVE));

        assertThat(storage.apply(only(UserTable.USERS.insert(anna)).and(taken)))
                .isEqualTo(new Applied.Lost(Optional.of(taken)));

        assertThat(found(anna)).isEmpty();
    }

    @Test
    void addressesAreComparedByteByByte() {
        invite(given, given.invitation(BEN));

        invite(given, given.invitation("Ben@weiss.example"));
        invite(given, given.invitation(BEN + " "));
    }

    @Test
    void oneOfManyHasTheAddress() {
        for (int round = 0; round < 5; round++) {
            String address = round + BEN;
            List<Invitation> invitations = several(MANY, number -> given.invitation(address));
            List<User> users = several(MANY, number -> given.user(address, UserStatus.ACTIVE));

            List<Applied> applied = Race.of(
                    MANY,
                    number -> storage.apply(
                            number % 2 == 0
                                    ? given.inviting(invitations.get(number))
                                    : only(UserTable.USERS.insert(users.get(number)))));

            assertThat(applied).filteredOn(Done.class::isInstance).hasSize(1);
        }
    }
}
