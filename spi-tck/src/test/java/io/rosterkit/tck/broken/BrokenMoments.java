package io.rosterkit.tck.broken;

import io.rosterkit.model.Change;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.AccessState.UserAccess;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.lockout.Lock;
import io.rosterkit.model.notice.ClaimRequest;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.stored.ShownUser;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Request;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.table.RequestTable;
import io.rosterkit.spi.table.RowChange;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.tck.broken.Tampered.Call;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Storages that mistake one moment for another. */
final class BrokenMoments {

    private static final int PART = 20;
    private static final List<RowChange.Kind> KINDS = List.of(RowChange.Kind.values());

    private BrokenMoments() {}

    /** All inserts in one statement, then all updates, then all deletes. */
    static Changes groupedByKind(Changes changes) {
        List<Change> grouped = new ArrayList<>(changes.changes());
        grouped.sort(
                Comparator.comparingInt(change -> change instanceof RowChange<?> row ? KINDS.indexOf(row.kind()) : 0));
        return Rewrite.changes(changes, grouped);
    }

    /** A batch that is full is committed. */
    static Applied committingInParts(Storage sound, Changes changes) {
        if (changes.changes().size() <= PART) {
            return sound.apply(changes);
        }
        List<Change> first = changes.changes().subList(0, PART);
        Changes part = Rewrite.changes(Changes.none(changes.organization()), first);
        Changes rest = Rewrite.changes(
                changes, changes.changes().subList(PART, changes.changes().size()));
        Applied applied = sound.apply(part);
        return applied instanceof Applied.Done ? sound.apply(rest) : applied;
    }

    /** A column without a zone, written as the process reads its clock. */
    static Changes asLocalTimes(Changes changes) {
        return Rewrite.eachChange(
                changes,
                change -> RequestTable.REQUESTS
                        .rowOf(change, RowChange.Kind.INSERT)
                        .<Change>map(row -> RequestTable.REQUESTS.insert(at(local(row.at()), row)))
                        .orElse(change));
    }

    static Object fromLocalTimes(Call call) {
        return ((Collection<?>) call.proceed())
                .stream()
                        .map(row -> row instanceof Request request ? at(fromLocal(request.at()), request) : row)
                        .toList();
    }

    static Object claimingByLocalTime(Call call) {
        ClaimRequest asked = call.argument(0, ClaimRequest.class);
        return call.with(
                new ClaimRequest(asked.channels(), asked.except(), local(asked.now()), asked.limit(), asked.lease()));
    }

    static Instant local(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneId.systemDefault()).toInstant(ZoneOffset.UTC);
    }

    private static Instant fromLocal(Instant stored) {
        return LocalDateTime.ofInstant(stored, ZoneOffset.UTC)
                .atZone(ZoneId.systemDefault())
                .toInstant();
    }

    private static Request at(Instant at, Request row) {
        return new Request(row.organization(), row.id(), row.operation(), row.hash(), row.answer(), at);
    }

    /** One statement for the access, and one for the rows. */
    static Object readingTwice(Storage sound, Call call) {
        AccessState access = sound.port(UserStore.class).access(call.argument(0, Viewer.class));
        Stored.letOthersIn();
        return new WithAccess<>(access, ((WithAccess<?>) call.proceed()).value());
    }

    /** A lock that has an end is taken for one that ends by itself. */
    static Object activeOnceALockHasAnEnd(Storage sound, Call call) {
        AccessState told = (AccessState) call.proceed();
        Viewer viewer = call.argument(0, Viewer.class);
        boolean ending = users(sound, viewer.organization())
                .filter(row -> viewer.session()
                        .filter(session -> session.user().equals(row.id()))
                        .isPresent())
                .anyMatch(BrokenMoments::isUnderALockWithAnEnd);
        return new AccessState(
                told.organization(),
                told.policy(),
                told.dataSalt(),
                told.user()
                        .map(user -> new UserAccess(
                                user.active() || ending,
                                user.current(),
                                user.rights(),
                                user.begunAt(),
                                user.expiresAt(),
                                user.dataSalt())),
                told.program(),
                told.customRoles());
    }

    static Object holdersUnderLocksWithAnEnd(Storage sound, Call call) {
        return Stream.concat(
                        ((Collection<?>) call.proceed()).stream(),
                        users(sound, call.argument(0, OrganizationId.class))
                                .filter(BrokenMoments::isUnderALockWithAnEnd))
                .toList();
    }

    private static boolean isUnderALockWithAnEnd(User row) {
        return row.status()
                .lock()
                .filter(lock -> lock.kind() == Lock.Kind.ADMINISTRATOR)
                .flatMap(Lock::until)
                .isPresent();
    }

    private static Stream<User> users(Storage sound, OrganizationId organization) {
        UserQuery all =
                new UserQuery(UserQuery.Filter.all(), UserQuery.Order.ADDRESS, new Slice(1_000, Optional.empty()));
        return sound.port(UserStore.class).page(Viewer.of(organization), all).value().stream()
                .map(ShownUser::user);
    }
}
