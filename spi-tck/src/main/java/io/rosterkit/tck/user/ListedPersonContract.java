package io.rosterkit.tck.user;

import static io.rosterkit.model.user.UserStatus.ACTIVE;
import static io.rosterkit.model.user.UserStatus.DEACTIVATED;
import static io.rosterkit.model.user.UserStatus.LISTED;
import static io.rosterkit.tck.given.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.access.UserType;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.search.SearchTerm;
import io.rosterkit.model.user.ExternalId;
import io.rosterkit.model.user.PeopleQuery;
import io.rosterkit.model.user.RegistrationStatus;
import io.rosterkit.model.user.UserKey;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.DirectoryRow;
import io.rosterkit.model.user.stored.Listing;
import io.rosterkit.model.user.stored.ShownUser;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.invitation.InvitationStore.Holder;
import io.rosterkit.spi.registration.WaitingStore;
import io.rosterkit.spi.signin.SignInStore;
import io.rosterkit.spi.signin.SignInStore.AccountKey;
import io.rosterkit.spi.user.UserRows;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.spi.user.UserTable;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Moves;
import io.rosterkit.tck.given.Users;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** People who are merely in the directory, without a user and without an invitation. */
public abstract class ListedPersonContract extends Contract {

    private static final String ANNA = "anna@weiss.example";
    private static final String BEN = "ben@weiss.example";
    private static final ExternalId ID = new ExternalId("HR-1");

    /** For a contract. */
    protected ListedPersonContract() {}

    @Test
    void isNoUserForAnyQuestion() {
        User anna = listed(Optional.of(ANNA));
        UserStore users = storage.port(UserStore.class);

        assertThat(users.find(viewer, anna.id()).value()).isEmpty();
        assertThat(users.shown(viewer, new UserKey.ById(anna.id())).value()).isEmpty();
        assertThat(users.shown(viewer, new UserKey.ByAddress(ANNA)).value()).isEmpty();
        assertThat(users.page(viewer, new UserQuery(UserQuery.Filter.all(), UserQuery.Order.ADDRESS, first()))
                        .value())
                .isEmpty();
        assertThat(users.count(viewer, UserQuery.Filter.all(), 10).value()).isZero();
        assertThat(storage.port(WaitingStore.class).waiting(ANNA, NOW, 10)).isEmpty();
    }

    @Test
    void isNobodyAtTheSignIn() {
        User anna = listed(Optional.of(ANNA));

        assertThat(account(Optional.of(ANNA), Optional.empty())).isEmpty();
        assertThat(account(Optional.empty(), Optional.of(anna))).isEmpty();
    }

    @Test
    void isFoundWhereAnyPersonIsAskedFor() {
        write(other.opened());
        User anna = listed(Optional.of(ANNA));
        User nobody = listed(Optional.empty());
        Invitation ben = invite(given, given.invitation(BEN));

        assertThat(person(viewer, anna)).contains(anna);
        assertThat(person(viewer, nobody)).contains(nobody);
        assertThat(person(viewer, ben.invited())).contains(ben.invited());
        assertThat(person(Viewer.of(other.id()), anna)).isEmpty();
    }

    @Test
    void keepsTheAddressAndTheExternalId() {
        User anna = listed(Optional.of(ANNA));

        loses(given.inviting(given.invitation(ANNA)));
        loses(UserTable.USERS.insert(given.user(ANNA, ACTIVE)));
        loses(UserTable.USERS.insert(Users.with(Optional.of(ID), given.user(BEN, ACTIVE))));
        var inUse = storage.port(InvitationStore.class)
                .addressesInUse(viewer, List.of(ANNA))
                .value();
        assertThat(inUse.open()).isEmpty();
        assertThat(inUse.users()).containsOnlyKeys(ANNA).containsValue(new Holder(anna.id(), LISTED));
    }

    @Test
    void manyMayHaveNoAddressAndComeFirst() {
        User ben = join(given.user(BEN, ACTIVE));
        User first = listed(Optional.empty());
        User second = listed(Optional.empty());

        assertThat(directory(all())).extracting(DirectoryRow::user).containsExactly(first.id(), second.id(), ben.id());
    }

    @Test
    void isListedWithItsTypeAndWhetherItIsActive() {
        User anna = listed(Optional.of(ANNA));
        User ben = join(given.user(BEN, DEACTIVATED));
        User gone = later(ben.withOrigin(ben.origin().with(Listing.INACTIVE)));
        write(UserRows.update(ben, gone));
        Invitation cleo = invite(given, given.invitation("cleo@weiss.example"));

        assertThat(directory(all()))
                .extracting(
                        row -> row.account().state(),
                        DirectoryRow::status,
                        row -> row.account().active(),
                        DirectoryRow::invitation)
                .containsExactly(
                        row(LISTED, RegistrationStatus.LISTED, true, Optional.empty()),
                        row(DEACTIVATED, RegistrationStatus.REGISTERED, false, Optional.empty()),
                        row(UserStatus.INVITED, RegistrationStatus.INVITED, true, Optional.of(cleo.id())));
        assertThat(directory(query(Set.of(RegistrationStatus.LISTED), Set.of(), Optional.empty())))
                .extracting(DirectoryRow::user)
                .containsExactly(anna.id());
        assertThat(directory(query(Set.of(), Set.of(), Optional.of(false))))
                .extracting(DirectoryRow::user)
                .containsExactly(ben.id());
        assertThat(directory(query(Set.of(), Set.of(), Optional.of(true))))
                .extracting(DirectoryRow::user)
                .containsExactly(anna.id(), cleo.invitee().user());
        assertThat(directory(query(Set.of(), Set.of(new UserType("guest")), Optional.empty())))
                .extracting(DirectoryRow::user)
                .containsExactly(anna.id());
    }

    private static Tuple row(Object... values) {
        return new Tuple(values);
    }

    private User listed(Optional<String> address) {
        User person = Users.listed(given, address, address.map(found -> ID));
        write(UserRows.insert(person));
        return person;
    }

    private static User later(User user) {
        return user.withStatus(user.status(), user.security(), Moves.next(user.revision()));
    }

    private Optional<User> person(Viewer by, User wanted) {
        return storage.port(UserStore.class)
                .shown(by, new UserKey.AnyPerson(wanted.id()))
                .value()
                .map(ShownUser::user);
    }

    private Optional<User> account(Optional<String> address, Optional<User> user) {
        return storage.port(SignInStore.class)
                .facts(new AccountKey(
                        given.id(), address, user.map(User::id), Optional.empty(), Proof.PASSWORD, new UUID(1, 1)))
                .user();
    }

    private List<DirectoryRow> directory(PeopleQuery query) {
        return storage.port(UserStore.class).directory(viewer, query).value();
    }

    private static PeopleQuery all() {
        return PeopleQuery.all(first());
    }

    private static PeopleQuery query(
            Set<RegistrationStatus> registrations, Set<UserType> types, Optional<Boolean> active) {
        return new PeopleQuery(
                SearchTerm.none(), registrations, types, active, Optional.empty(), PeopleQuery.Order.ADDRESS, first());
    }

    private static Slice first() {
        return new Slice(100, Optional.empty());
    }
}
