package io.rosterkit.tck.broken;

import static io.rosterkit.tck.broken.Tampered.answering;
import static io.rosterkit.tck.broken.Tampered.writing;

import io.rosterkit.model.Change;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.user.PeopleQuery;
import io.rosterkit.model.user.UserKey;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.DirectoryRow;
import io.rosterkit.model.user.stored.Listing;
import io.rosterkit.model.user.stored.ShownUser;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.invitation.InvitationStore.AddressesInUse;
import io.rosterkit.spi.signin.SignInStore;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.table.RowChange;
import io.rosterkit.spi.table.RowChange.Kind;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.spi.user.UserTable;
import io.rosterkit.tck.broken.Tampered.Call;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What an adapter can get wrong about people who are merely in the directory, and the tests that say so. */
enum ListedFault implements Flaw {
    /** {@code status <> 'INVITED'}, in details. */
    LISTED_ARE_USERS(
            sound -> answering(sound, UserStore.class, "shown", call -> shown(sound, call, UserKey.ById.class)),
            "ListedPersons.isNoUserForAnyQuestion"),
    /** {@code status <> 'INVITED'}, at the sign-in. */
    LISTED_SIGN_IN(
            sound -> answering(sound, SignInStore.class, "facts", call -> facts(sound, call)),
            "ListedPersons.isNobodyAtTheSignIn"),
    LISTED_IN_ANY_ORGANIZATION(
            sound -> answering(sound, UserStore.class, "shown", call -> shown(sound, call, UserKey.AnyPerson.class)),
            "ListedPersons.isFoundWhereAnyPersonIsAskedFor"),
    LISTED_HOLD_NO_ADDRESS(
            sound -> answering(sound, InvitationStore.class, "addressesInUse", ListedFault::withoutListed),
            "ListedPersons.keepsTheAddressAndTheExternalId"),
    LISTING_NOT_WRITTEN(
            sound -> writing(sound, changes -> Rewrite.eachChange(changes, ListedFault::withoutListing)),
            "ListedPersons.isListedWithItsTypeAndWhetherItIsActive"),
    LISTED_WITHOUT_ADDRESS_LAST(
            sound -> answering(sound, UserStore.class, "directory", ListedFault::withoutAddressLast),
            "ListedPersons.manyMayHaveNoAddressAndComeFirst"),
    LISTED_OF_ANY_TYPE(
            sound -> people(
                    sound,
                    query -> new PeopleQuery(
                            query.search(),
                            query.registrations(),
                            Set.of(),
                            query.active(),
                            query.access(),
                            query.order(),
                            query.slice())),
            "ListedPersons.isListedWithItsTypeAndWhetherItIsActive"),
    LISTED_WHETHER_ACTIVE_OR_NOT(
            sound -> people(
                    sound,
                    query -> new PeopleQuery(
                            query.search(),
                            query.registrations(),
                            query.types(),
                            Optional.empty(),
                            query.access(),
                            query.order(),
                            query.slice())),
            "ListedPersons.isListedWithItsTypeAndWhetherItIsActive");

    @SuppressWarnings("ImmutableEnumChecker") // a function that keeps nothing between two storages
    private final UnaryOperator<Storage> flaw;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> caughtBy;

    ListedFault(UnaryOperator<Storage> flaw, String... caughtBy) {
        this.flaw = flaw;
        this.caughtBy = List.of(caughtBy);
    }

    @Override
    public Storage in(Storage sound) {
        return flaw.apply(sound);
    }

    @Override
    public List<String> caughtBy() {
        return caughtBy;
    }

    private static Storage people(Storage sound, UnaryOperator<PeopleQuery> others) {
        return answering(
                sound,
                UserStore.class,
                "directory",
                call -> call.with(call.argument(0, Viewer.class), others.apply(call.argument(1, PeopleQuery.class))));
    }

    /** By the id alone, in any organization where any person is asked for. */
    private static Object shown(Storage sound, Call call, Class<? extends UserKey> kind) {
        WithAccess<?> seen = (WithAccess<?>) call.proceed();
        Object key = call.argument(1);
        if (!kind.isInstance(key) || !seen.value().equals(Optional.empty())) {
            return seen;
        }
        Object id = key instanceof UserKey.ById byId ? byId.id() : ((UserKey.AnyPerson) key).id();
        return new WithAccess<>(
                seen.access(),
                Stored.all(sound, UserTable.USERS).stream()
                        .filter(row -> row.status().state() == UserStatus.LISTED
                                && row.id().equals(id))
                        .findFirst()
                        .map(row -> new ShownUser(row, Optional.empty())));
    }

    private static Object facts(Storage sound, Call call) {
        SignInStore.Facts facts = (SignInStore.Facts) call.proceed();
        SignInStore.AccountKey key = call.argument(0, SignInStore.AccountKey.class);
        Optional<User> listed = Stored.all(sound, UserTable.USERS).stream()
                .filter(row -> row.status().state() == UserStatus.LISTED
                        && row.organization().equals(key.organization())
                        && key.addressKey()
                                .filter(row.contact().addressKey()::equals)
                                .isPresent())
                .findFirst();
        return new SignInStore.Facts(
                facts.organization(),
                facts.user().or(() -> listed),
                facts.credential(),
                facts.device(),
                facts.activity(),
                facts.counters());
    }

    /** As {@code nulls last} orders them. */
    private static Object withoutAddressLast(Call call) {
        WithAccess<?> seen = (WithAccess<?>) call.proceed();
        List<?> rows = (List<?>) seen.value();
        return new WithAccess<>(
                seen.access(),
                Stream.concat(
                                rows.stream().filter(row -> hasAddress((DirectoryRow) row)),
                                rows.stream().filter(row -> !hasAddress((DirectoryRow) row)))
                        .toList());
    }

    private static boolean hasAddress(DirectoryRow row) {
        return row.contact().mailbox().isPresent();
    }

    private static Object withoutListed(Call call) {
        WithAccess<?> seen = (WithAccess<?>) call.proceed();
        AddressesInUse inUse = (AddressesInUse) seen.value();
        Map<String, InvitationStore.Holder> users = new HashMap<>(inUse.users());
        users.values().removeIf(holder -> holder.status() == UserStatus.LISTED);
        return new WithAccess<>(seen.access(), new AddressesInUse(inUse.open(), users, inUse.practices()));
    }

    private static Change withoutListing(Change change) {
        return UserTable.USERS
                .rowOf(change, Kind.INSERT, Kind.UPDATE)
                .<Change>map(row -> new RowChange<>(
                        UserTable.USERS,
                        ((RowChange<?>) change).kind(),
                        row.withOrigin(row.origin().with(Listing.UNLISTED))))
                .orElse(change);
    }
}
