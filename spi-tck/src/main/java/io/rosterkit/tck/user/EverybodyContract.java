package io.rosterkit.tck.user;

import static io.rosterkit.model.user.RegistrationStatus.INVITED;
import static io.rosterkit.model.user.RegistrationStatus.REGISTERED;
import static io.rosterkit.model.user.RegistrationStatus.SECOND_STEP_OPEN;
import static io.rosterkit.model.user.UserStatus.ACTIVE;
import static io.rosterkit.model.user.UserStatus.CLOSED;
import static io.rosterkit.model.user.UserStatus.DEACTIVATED;
import static io.rosterkit.tck.given.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.InvitationProgress;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.listing.Slice.Position;
import io.rosterkit.model.lockout.Lock;
import io.rosterkit.model.user.HolderQuery;
import io.rosterkit.model.user.PeopleQuery;
import io.rosterkit.model.user.RegistrationStatus;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.DirectoryRow;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.signin.CredentialTable;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Accounts;
import io.rosterkit.tck.given.Moves;
import io.rosterkit.tck.given.Users;
import io.rosterkit.tck.given.Walk;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of all people of an organization, and which users hold a role. */
public abstract class EverybodyContract extends Contract {

    @Test
    void tellsOfUsersAndOfTheInvitedByTheirAddresses() {
        User dora = join(given.user("dora@weiss.example", ACTIVE));
        Invitation cleo = invite(given, given.invitation("cleo@weiss.example"));
        User ben = join(given.user("ben@weiss.example", DEACTIVATED));
        Invitation anna = invite(given, given.invitation("anna@weiss.example"));

        assertThat(directory()).containsExactly(invited(anna, INVITED), user(ben), invited(cleo, INVITED), user(dora));
    }

    @Test
    void theSecondStepIsOpenOnceThereIsAPassword() {
        Invitation anna = invite(given, given.invitation("anna@weiss.example"));
        Invitation ben = invite(given, given.invitation("ben@weiss.example"));
        User cleo = join(given.user("cleo@weiss.example", ACTIVE));
        write(CredentialTable.CREDENTIALS.write(
                Accounts.of(given).credential(anna.invitee().user())));
        write(CredentialTable.CREDENTIALS.write(Accounts.of(given).credential(cleo.id())));

        assertThat(directory()).containsExactly(invited(anna, SECOND_STEP_OPEN), invited(ben, INVITED), user(cleo));
    }

    @Test
    void whoIsClosedAndWhatIsOverIsNotInIt() {
        join(given.user("anna@weiss.example", CLOSED));
        List<DirectoryRow> expected = new ArrayList<>();
        for (InvitationState state : InvitationState.values()) {
            InvitationProgress progress = InvitationProgress.open(NOW.minusSeconds(120), NOW.minusSeconds(60))
                    .to(state, NOW.plusSeconds(5));
            Invitation row = invite(given, given.invitation(state + "@weiss.example", progress));
            if (row.holdsAddress()) {
                expected.add(0, invited(row, INVITED));
            }
        }

        assertThat(directory()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void turnsItsPagesByTheBytesOfTheAddress() {
        List<String> keys = List.of("B@x.example", "a+b@x.example", "a-b@x.example", "a@x.example", "ab@x.example");
        List<String> mixed = new ArrayList<>(keys);
        Collections.reverse(mixed);
        mixed.stream().skip(2).forEach(key -> join(given.user(key, ACTIVE)));
        mixed.stream().limit(2).forEach(key -> invite(given, given.invitation(key)));

        for (int limit = 1; limit <= keys.size() + 1; limit++) {
            List<DirectoryRow> met =
                    Walk.of(limit, this::page, EverybodyContract::position).rows();
            assertThat(met)
                    .as("in pages of %d", limit)
                    .extracting(row -> row.contact().address().key())
                    .containsExactlyElementsOf(keys);
        }
    }

    @Test
    void isOfTheOwnOrganizationOnly() {
        write(other.opened());
        Invitation ours = invite(given, given.invitation("anna@weiss.example"));
        Invitation theirs = invite(other, other.invitation("anna@weiss.example"));
        write(CredentialTable.CREDENTIALS.write(
                Accounts.of(other).credential(theirs.invitee().user())));
        join(other.user("ben@weiss.example", ACTIVE));

        assertThat(theirs.invitee().user()).isEqualTo(ours.invitee().user());
        assertThat(directory()).containsExactly(invited(ours, INVITED));
        assertThat(storage.port(UserStore.class)
                        .directory(Viewer.of(other.id()), PeopleQuery.all(first(10)))
                        .value())
                .hasSize(2);
    }

    @Test
    void holdersAreThoseWithAnyOfTheRolesWhoMayAct() {
        User anna = join(holding("anna@weiss.example", 3, "owner", "clinician"));
        User ben = join(holding("ben@weiss.example", 1, "office-administrator"));
        User cleo = join(locked(holding("cleo@weiss.example", 2, "owner"), Lock.Kind.ATTEMPTS));
        join(locked(holding("dora@weiss.example", 0, "owner"), Lock.Kind.ADMINISTRATOR));
        User emil = holding("emil@weiss.example", 0, "owner");
        join(emil.withStatus(emil.status().with(DEACTIVATED), emil.security(), emil.revision()));
        User fritz = holding("fritz@weiss.example", 0, "owner");
        join(fritz.withStatus(fritz.status().with(CLOSED), fritz.security(), fritz.revision()));
        join(holding("gerd@weiss.example", 0, "clinician"));
        join(holding("hans@weiss.example", 0));

        assertThat(holders(10, "owner", "office-administrator")).containsExactly(ben, cleo, anna);
        assertThat(holders(10, "owner")).containsExactly(cleo, anna);
        assertThat(holders(10, "nobody")).isEmpty();
        assertThat(holders(10)).isEmpty();
    }

    @Test
    void holdersAreNoMoreThanAskedForWhoCameFirstFirst() {
        User late = join(holding("anna@weiss.example", 9, "owner"));
        User first = join(holding("ben@weiss.example", 1, "owner"));
        User second = join(holding("cleo@weiss.example", 2, "owner"));

        assertThat(holders(1, "owner")).containsExactly(first);
        assertThat(holders(2, "owner")).containsExactly(first, second);
        assertThat(holders(4, "owner")).containsExactly(first, second, late);
    }

    @Test
    void holdersAreOfTheOwnOrganizationOnly() {
        write(other.opened());
        User theirs = join(other.user("anna@weiss.example", ACTIVE));

        assertThat(holders(10, "clinician")).isEmpty();
        assertThat(storage.port(UserStore.class)
                        .holders(
                                other.id(),
                                HolderQuery.of(Permission.UNLOCK_USERS, Set.of(new Role("clinician"))),
                                NOW,
                                10))
                .containsExactly(theirs);
    }

    private static DirectoryRow user(User row) {
        return new DirectoryRow(
                row.id(),
                Optional.empty(),
                row.contact(),
                row.status().type(),
                REGISTERED,
                new DirectoryRow.Account(
                        row.status().state(), row.status().limits().validity(), true));
    }

    private static DirectoryRow invited(Invitation row, RegistrationStatus status) {
        User.Contact contact = User.Contact.of(row.invitee().address())
                .withName(row.invitee().name())
                .withPhone(row.invitee().phone());
        return new DirectoryRow(
                row.invitee().user(),
                Optional.of(row.id()),
                contact,
                row.invitee().type(),
                status,
                new DirectoryRow.Account(UserStatus.INVITED, Validity.always(), true));
    }

    private User holding(String address, int seconds, String... roles) {
        User some = Users.madeAt(NOW.plusSeconds(seconds), given, address, ACTIVE);
        return some.withStatus(Moves.with(some.status(), roles), some.security(), some.revision());
    }

    private static User locked(User row, Lock.Kind kind) {
        Lock lock = new Lock(kind, NOW, Optional.empty());
        return row.withStatus(row.status().with(Optional.of(lock)), row.security(), row.revision());
    }

    private List<User> holders(int limit, String... roles) {
        Set<Role> any = Stream.of(roles).map(Role::new).collect(Collectors.toSet());
        return storage.port(UserStore.class)
                .holders(given.id(), HolderQuery.of(Permission.UNLOCK_USERS, any), NOW, limit);
    }

    private List<DirectoryRow> directory() {
        return page(first(100));
    }

    private List<DirectoryRow> page(Slice slice) {
        return storage.port(UserStore.class)
                .directory(viewer, PeopleQuery.all(slice))
                .value();
    }

    private static Slice first(int limit) {
        return new Slice(limit, Optional.empty());
    }

    private static Position position(DirectoryRow row) {
        return new Position(row.contact().address().key(), row.user().uuid());
    }
}
