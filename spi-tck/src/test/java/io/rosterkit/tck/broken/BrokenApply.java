package io.rosterkit.tck.broken;

import io.rosterkit.model.Change;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.RequestId;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.TrackedInvitation;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.invitation.InvitationTable;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Request;
import io.rosterkit.spi.storage.RequestStore;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.table.RowChange.Kind;
import io.rosterkit.spi.user.UserTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/** Ways of writing that are almost right. */
final class BrokenApply {

    private BrokenApply() {}

    /** {@code update ... set version = version + 1} without {@code where version = ?}. */
    static Applied withoutComparingVersions(Storage sound, Changes changes) {
        Applied applied;
        do {
            applied = sound.apply(Rewrite.eachChange(changes, change -> ofTheStoredVersion(sound, change)));
        } while (applied instanceof Applied.Lost lost
                && lost.guard()
                        .filter(change -> InvitationTable.INVITATIONS
                                .rowOf(change, Kind.UPDATE)
                                .isPresent())
                        .filter(change -> isThere(sound, change))
                        .isPresent());
        return applied;
    }

    /** {@code select count(*)}, then {@code insert}, and no constraint. */
    static Applied countingThenInserting(Map<String, CountDownLatch> looking, Storage sound, Changes changes) {
        for (Change change : changes.changes()) {
            Optional<User> invited = UserTable.USERS.rowOf(change, Kind.INSERT);
            if (invited.isPresent()
                    && isTaken(
                            sound,
                            changes.organization(),
                            invited.get().contact().address().key())) {
                return new Applied.Lost(Optional.of(change));
            }
        }
        first(changes, change -> UserTable.USERS.rowOf(change, Kind.INSERT))
                .ifPresent(invited -> letAnotherLook(looking, addressKey(invited)));
        Applied applied = sound.apply(changes);
        boolean tooLate = applied instanceof Applied.Lost lost
                && lost.guard()
                        .filter(change ->
                                UserTable.USERS.rowOf(change, Kind.INSERT).isPresent())
                        .isPresent();
        return tooLate ? new Applied.Done() : applied;
    }

    /** Every statement commits by itself. */
    static Applied withoutTransaction(Storage sound, Changes changes) {
        Changes none = Changes.none(changes.organization());
        Stream<Changes> each = Stream.of(
                        changes.requests().stream().map(none::and),
                        changes.changes().stream().map(none::and),
                        changes.messages().stream().map(none::and),
                        changes.entries().stream().map(none::and))
                .flatMap(those -> those);
        return each.map(sound::apply)
                .filter(applied -> !(applied instanceof Applied.Done))
                .findFirst()
                .orElse(new Applied.Done());
    }

    /** The journal is written in a transaction of its own, after the other. */
    static Applied journalAfterwards(Storage sound, Changes changes) {
        Applied applied = sound.apply(Rewrite.withoutEntries(changes));
        if (applied instanceof Applied.Done) {
            letOthersLook(new CountDownLatch(1));
            sound.apply(new Changes(changes.organization(), List.of(), List.of(), List.of(), changes.entries()));
        }
        return applied;
    }

    /** The number of rows that changed is not looked at. */
    static Applied takingEveryUpdateForDone(Storage sound, Changes changes) {
        Applied applied = sound.apply(changes);
        return applied instanceof Applied.Lost ? new Applied.Done() : applied;
    }

    static Applied blamingTheFirstChange(Storage sound, Changes changes) {
        Applied applied = sound.apply(changes);
        return applied instanceof Applied.Lost lost && lost.guard().isPresent()
                ? new Applied.Lost(changes.changes().stream().findFirst())
                : applied;
    }

    /** Answers with the request at hand instead of the one that was stored. */
    static Applied answeringWithTheNewRequest(Storage sound, Changes changes) {
        Applied applied = sound.apply(changes);
        return applied instanceof Applied.Repeated repeated
                ? new Applied.Repeated(changes.requests().stream()
                        .filter(request -> request.id().equals(repeated.known().id()))
                        .findFirst()
                        .orElseThrow())
                : applied;
    }

    /** The key of the table of requests is the id alone. */
    static Applied sharingRequests(Set<OrganizationId> organizations, Storage sound, Changes changes) {
        organizations.add(changes.organization());
        List<RequestId> ids = changes.requests().stream().map(Request::id).toList();
        return organizations.stream()
                .flatMap(id -> sound.port(RequestStore.class).known(id, ids).stream())
                .findFirst()
                .<Applied>map(Applied.Repeated::new)
                .orElseGet(() -> sound.apply(changes));
    }

    /** A unique index over (organization, address) that forgets about states. */
    static Applied neverFreeing(Set<String> addresses, Storage sound, Changes changes) {
        for (Change change : changes.changes()) {
            Optional<Invitation> invited = InvitationTable.INVITATIONS.rowOf(change, Kind.INSERT);
            if (invited.isPresent() && !addresses.add(addressKey(invited.get()))) {
                return new Applied.Lost(Optional.of(change));
            }
        }
        return sound.apply(changes);
    }

    static Applied keepingAddressesOfClosedUsers(Set<String> addresses, Storage sound, Changes changes) {
        for (Change change : changes.changes()) {
            Optional<User> joined = UserTable.USERS.rowOf(change, Kind.INSERT);
            Optional<String> key = joined.map(row -> row.contact().address().key());
            if (key.filter(addresses::contains).isPresent()) {
                return new Applied.Lost(Optional.of(change));
            }
            joined.filter(row -> row.status().state() == UserStatus.CLOSED)
                    .ifPresent(row -> addresses.add(key.orElseThrow()));
        }
        return sound.apply(changes);
    }

    /** A collation that pads: {@code 'a' = 'a '}. */
    static Applied padding(Storage sound, Changes changes) {
        for (Change change : changes.changes()) {
            Optional<User> joined = UserTable.USERS.rowOf(change, Kind.INSERT);
            if (joined.isPresent()) {
                String key = joined.get().contact().address().key();
                String stripped = key.stripTrailing();
                if (!key.equals(stripped) && isTaken(sound, joined.get().organization(), stripped)) {
                    return new Applied.Lost(Optional.of(change));
                }
            }
        }
        return sound.apply(changes);
    }

    static <T> Set<T> set() {
        return ConcurrentHashMap.newKeySet();
    }

    private static <R> Optional<R> first(Changes changes, Function<Change, Optional<R>> row) {
        return changes.changes().stream()
                .flatMap(change -> row.apply(change).stream())
                .findFirst();
    }

    private static void letAnotherLook(Map<String, CountDownLatch> looking, String address) {
        CountDownLatch both = looking.computeIfAbsent(address, key -> new CountDownLatch(2));
        both.countDown();
        letOthersLook(both);
    }

    private static void letOthersLook(CountDownLatch until) {
        try {
            until.await(3, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isTaken(Storage sound, OrganizationId organization, String key) {
        InvitationStore.AddressesInUse inUse = sound.port(InvitationStore.class)
                .addressesInUse(Viewer.of(organization), List.of(key))
                .value();
        return inUse.open().containsKey(key) || inUse.users().containsKey(key);
    }

    private static String addressKey(User row) {
        return row.organization() + row.contact().address().key();
    }

    private static String addressKey(Invitation row) {
        return row.organization() + row.invitee().address().key();
    }

    private static Change ofTheStoredVersion(Storage sound, Change change) {
        return moved(change)
                .flatMap(row -> stored(sound, row)
                        .map(stored -> Rewrite.atVersion(
                                row, stored.invitation().revision().version() + 1)))
                .orElse(change);
    }

    private static boolean isThere(Storage sound, Change change) {
        return moved(change)
                .filter(row -> stored(sound, row)
                        .filter(stored -> stored.invitation().revision().version()
                                >= row.revision().version())
                        .isPresent())
                .isPresent();
    }

    private static Optional<Invitation> moved(Change change) {
        return InvitationTable.INVITATIONS.rowOf(change, Kind.UPDATE);
    }

    private static Optional<TrackedInvitation> stored(Storage sound, Invitation row) {
        return sound.port(InvitationStore.class)
                .find(Viewer.of(row.organization()), row.id())
                .value();
    }
}
