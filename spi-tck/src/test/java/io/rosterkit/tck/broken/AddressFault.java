package io.rosterkit.tck.broken;

import static io.rosterkit.tck.broken.Tampered.applying;
import static io.rosterkit.tck.broken.Tampered.writing;

import io.rosterkit.model.Change;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.contact.AddressHolder;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.table.RowChange.Kind;
import io.rosterkit.spi.user.AddressHolderTable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** What an adapter can get wrong about who holds an address, and the tests that say so. */
enum AddressFault implements Flaw {
    HOLDERS_NOT_WRITTEN(
            sound -> writing(
                    sound,
                    from -> AccountRewrite.without(
                            change -> AddressHolderTable.ADDRESS_HOLDERS
                                    .rowOf(change, Kind.INSERT)
                                    .isPresent(),
                            from)),
            "AddressUsages.anAddressHasOneHolder",
            "AddressUsages.anAddressChangesItsHolderInOneDecision",
            "AddressUsages.anAddressThatIsTakenUndoesTheWholeDecision",
            "AddressUsages.oneOfManyClaimsAnAddress"),
    RELEASED_BY_ANYBODY(
            sound -> applying(sound, AddressFault::releasing), "AddressUsages.onlyTheHolderReleasesAnAddress"),
    HOLDERS_SHARED_BY_ORGANIZATIONS(
            sound -> {
                Map<String, OrganizationId> holders = new ConcurrentHashMap<>();
                return applying(sound, (storage, changes) -> sharing(holders, storage, changes));
            },
            "AddressUsages.organizationsDoNotShareHolders"),
    HOLDERS_THAT_FOLD_CASE(
            sound -> writing(sound, from -> Rewrite.eachChange(from, AddressFault::folded)),
            "AddressUsages.keysAreComparedByteByByte");

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

    /** {@code delete ... where address_key = ?}, and the count is not looked at. */
    private static Applied releasing(Storage sound, Changes changes) {
        Applied applied = sound.apply(changes);
        return applied instanceof Applied.Lost lost
                        && lost.guard()
                                .filter(change -> AddressHolderTable.ADDRESS_HOLDERS
                                        .rowOf(change, Kind.DELETE)
                                        .isPresent())
                                .isPresent()
                ? sound.apply(AccountRewrite.without(
                        change -> AddressHolderTable.ADDRESS_HOLDERS
                                .rowOf(change, Kind.DELETE)
                                .isPresent(),
                        changes))
                : applied;
    }

    /** A key over the address alone. */
    private static Applied sharing(Map<String, OrganizationId> holders, Storage sound, Changes changes) {
        for (Change change : changes.changes()) {
            Optional<AddressHolder> claimed = AddressHolderTable.ADDRESS_HOLDERS.rowOf(change, Kind.INSERT);
            if (claimed.isPresent()) {
                AddressHolder row = claimed.get();
                if (!holders.computeIfAbsent(row.addressKey(), key -> row.organization())
                        .equals(row.organization())) {
                    return new Applied.Lost(Optional.of(change));
                }
            }
        }
        return sound.apply(changes);
    }

    private static Change folded(Change change) {
        return AddressHolderTable.ADDRESS_HOLDERS
                .rowOf(change, Kind.INSERT)
                .<Change>map(row -> AddressHolderTable.ADDRESS_HOLDERS.insert(new AddressHolder(
                        row.organization(),
                        row.addressKey().toLowerCase(Locale.ROOT).strip(),
                        row.user())))
                .orElse(change);
    }
}
