package io.rosterkit.tck.broken;

import static io.rosterkit.tck.broken.Tampered.applying;
import static io.rosterkit.tck.broken.Tampered.writing;

import io.rosterkit.model.Change;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.table.RowChange.Kind;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.TableStore;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.spi.user.UserTable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** What an adapter can get wrong about who holds an address, and the tests that say so. */
enum AddressFault implements Flaw {
    INVITED_NOT_WRITTEN(
            sound -> writing(sound, from -> AccountRewrite.without(AddressFault::isOfInvited, from)),
            "AddressUsages.anInvitedPersonKeepsTheAddressFromUsers",
            "AddressUsages.anInvitedPersonBecomesAUser",
            "AddressUsages.onlyTheInvitedPersonItselfIsRemoved",
            "AddressUsages.anAddressThatIsTakenUndoesTheWholeDecision",
            "AddressUsages.oneOfManyHasTheAddress"),
    INVITED_ARE_USERS(
            sound -> Tampered.answering(sound, UserStore.class, "find", call -> found(sound, call)),
            "AddressUsages.anInvitedPersonIsNoUser"),
    REMOVED_BY_ANYBODY(
            sound -> applying(sound, AddressFault::removing), "AddressUsages.onlyTheInvitedPersonItselfIsRemoved"),
    ADDRESSES_SHARED_BY_ORGANIZATIONS(
            sound -> {
                Map<String, OrganizationId> holders = new ConcurrentHashMap<>();
                return applying(sound, (storage, changes) -> sharing(holders, storage, changes));
            },
            "AddressUsages.organizationsDoNotShareAddresses"),
    ADDRESSES_THAT_FOLD_CASE(
            sound -> {
                Map<String, String> keys = new ConcurrentHashMap<>();
                return applying(sound, (storage, changes) -> folding(keys, storage, changes));
            },
            "AddressUsages.addressesAreComparedByteByByte");

    @SuppressWarnings("ImmutableEnumChecker") // a function that keeps nothing between two storages
    private final UnaryOperator<Storage> flaw;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> caughtBy;

    AddressFault(UnaryOperator<Storage> flaw, String... caughtBy) {
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

    private static boolean isOfInvited(Change change) {
        return UserTable.USERS
                .rowOf(change, Kind.INSERT, Kind.DELETE)
                .filter(row -> !row.hasJoined())
                .isPresent();
    }

    /** {@code where id = ?}, whatever the status is. */
    private static Object found(Storage sound, Tampered.Call call) {
        UserId id = call.argument(1, UserId.class);
        Optional<User> stored = sound.port(TableStore.class).scan(Scan.of(UserTable.USERS)).stream()
                .filter(row ->
                        row.organization().equals(call.argument(0, Viewer.class).organization())
                                && row.id().equals(id))
                .findFirst();
        return new WithAccess<>(((WithAccess<?>) call.proceed()).access(), stored);
    }

    /** {@code delete ... where address_key = ?}, and the count is not looked at. */
    private static Applied removing(Storage sound, Changes changes) {
        Applied applied = sound.apply(changes);
        return applied instanceof Applied.Lost lost
                        && lost.guard()
                                .flatMap(change -> UserTable.USERS.rowOf(change, Kind.DELETE))
                                .isPresent()
                ? sound.apply(AccountRewrite.without(
                        change -> UserTable.USERS.rowOf(change, Kind.DELETE).isPresent(), changes))
                : applied;
    }

    /** A key over the address alone. */
    private static Applied sharing(Map<String, OrganizationId> holders, Storage sound, Changes changes) {
        for (Change change : changes.changes()) {
            Optional<User> inserted = UserTable.USERS.rowOf(change, Kind.INSERT);
            if (inserted.isPresent()) {
                User row = inserted.get();
                if (!holders.computeIfAbsent(row.contact().address().key(), key -> row.organization())
                        .equals(row.organization())) {
                    return new Applied.Lost(Optional.of(change));
                }
            }
        }
        return sound.apply(changes);
    }

    /** A key under a collation that folds case and blanks at the end. */
    private static Applied folding(Map<String, String> keys, Storage sound, Changes changes) {
        for (Change change : changes.changes()) {
            Optional<User> inserted = UserTable.USERS.rowOf(change, Kind.INSERT);
            if (inserted.isPresent()) {
                String key = inserted.get().contact().address().key();
                String folded = key.toLowerCase(Locale.ROOT).strip();
                if (!keys.computeIfAbsent(folded, first -> key).equals(key)) {
                    return new Applied.Lost(Optional.of(change));
                }
            }
        }
        return sound.apply(changes);
    }
}
