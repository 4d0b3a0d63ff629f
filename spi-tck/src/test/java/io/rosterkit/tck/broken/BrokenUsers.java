package io.rosterkit.tck.broken;

import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.AccessState.UserAccess;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.invitation.stored.TrackedInvitation;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.listing.Slice.Position;
import io.rosterkit.model.user.PeopleQuery;
import io.rosterkit.model.user.RegistrationStatus;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.UserQuery.Order;
import io.rosterkit.model.user.stored.DirectoryRow;
import io.rosterkit.model.user.stored.ShownUser;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.tck.broken.Tampered.Call;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Ways of reading users that are almost right. */
final class BrokenUsers {

    private static final UUID LAST = new UUID(-1, -1);

    private BrokenUsers() {}

    private static Slice withoutTieBreak(Slice slice) {
        return new Slice(slice.limit(), slice.after().map(after -> new Position(after.text(), LAST)));
    }

    /** The position is not looked at. */
    static PeopleQuery fromTheStart(PeopleQuery query) {
        Slice first = new Slice(query.slice().limit(), Optional.empty());
        return new PeopleQuery(query.search(), query.registrations(), query.order(), first);
    }

    static Object paged(UnaryOperator<UserQuery> other, Call call) {
        return call.with(call.argument(0), other.apply(call.argument(1, UserQuery.class)));
    }

    static UserQuery withoutTieBreak(UserQuery query) {
        return new UserQuery(query.filter(), query.order(), withoutTieBreak(query.slice()));
    }

    static UserQuery withoutStatuses(UserQuery query) {
        return new UserQuery(query.filter().ofStatuses(Set.of()), query.order(), query.slice());
    }

    static UserQuery withoutTypes(UserQuery query) {
        return new UserQuery(query.filter().ofTypes(Set.of()), query.order(), query.slice());
    }

    static UserQuery withoutTitles(UserQuery query) {
        UserQuery.Filter from = query.filter();
        UserQuery.Filter filter = new UserQuery.Filter(
                from.statuses(),
                from.types(),
                Optional.empty(),
                from.lockedAt(),
                from.search(),
                from.access(),
                from.activity());
        return new UserQuery(filter, query.order(), query.slice());
    }

    /** {@code title not in (...)}, which is not true of null. */
    static Object losingWhoHasNoTitle(Call call) {
        @SuppressWarnings("unchecked") // what this port answers
        WithAccess<List<ShownUser>> page = (WithAccess<List<ShownUser>>) call.proceed();
        return call.argument(1, UserQuery.class).filter().titles().isEmpty()
                ? page
                : new WithAccess<>(
                        page.access(),
                        page.value().stream()
                                .filter(shown -> shown.user()
                                        .status()
                                        .classification()
                                        .title()
                                        .isPresent())
                                .toList());
    }

    static UserQuery oneMicrosecondLate(UserQuery query) {
        Optional<Instant> before = query.filter().lockedAt().map(at -> at.minusNanos(1_000));
        return new UserQuery(query.filter().locked(before), query.order(), query.slice());
    }

    /** {@code order by address_key} under a collation that folds case. */
    static Object inTheOrderOfALanguage(Call call) {
        UserQuery query = call.argument(1, UserQuery.class);
        if (query.order() != Order.ADDRESS) {
            return call.proceed();
        }
        Slice whole = new Slice(1_000, Optional.empty());
        WithAccess<?> all = (WithAccess<?>) paged(from -> new UserQuery(from.filter(), from.order(), whole), call);
        List<ShownUser> rows = new ArrayList<>();
        ((Collection<?>) all.value()).forEach(row -> rows.add((ShownUser) row));
        rows.sort(Comparator.comparing(row -> row.user().contact().address().key(), String.CASE_INSENSITIVE_ORDER));
        List<UUID> ids = rows.stream().map(row -> row.user().id().uuid()).toList();
        int seen = query.slice().after().map(at -> 1 + ids.indexOf(at.id())).orElse(0);
        return new WithAccess<>(
                all.access(),
                rows.stream().skip(seen).limit(query.slice().limit()).toList());
    }

    /** Whoever has an invitation is taken for somebody with a password. */
    static Object allAtTheSecondStep(Call call) {
        WithAccess<?> seen = (WithAccess<?>) call.proceed();
        return new WithAccess<>(
                seen.access(),
                enrolled(seen).stream()
                        .map(row -> row.invitation().isEmpty()
                                ? row
                                : new DirectoryRow(
                                        row.user(),
                                        row.invitation(),
                                        row.contact(),
                                        row.type(),
                                        RegistrationStatus.SECOND_STEP_OPEN,
                                        row.account()))
                        .toList());
    }

    /** {@code where state = 'OPEN'}. */
    static Object withoutTheHeld(Storage sound, Call call) {
        WithAccess<?> seen = (WithAccess<?>) call.proceed();
        Viewer viewer = call.argument(0, Viewer.class);
        return new WithAccess<>(
                seen.access(),
                enrolled(seen).stream()
                        .filter(row -> row.invitation()
                                .flatMap(id -> sound.port(InvitationStore.class)
                                        .find(viewer, id)
                                        .value())
                                .map(TrackedInvitation::invitation)
                                .filter(one -> one.progress().state() == InvitationState.HELD)
                                .isEmpty())
                        .toList());
    }

    static Object withoutAnyLock(Call call) {
        return ((Collection<?>) call.proceed())
                .stream()
                        .map(User.class::cast)
                        .filter(row -> row.status().lock().isEmpty())
                        .toList();
    }

    /** The user is looked up by the id that was given, and the session is not looked at. */
    static AccessState withoutSession(Storage sound, Viewer viewer, AccessState told) {
        Optional<User> user = user(sound, viewer);
        return told.user().isPresent() || user.isEmpty()
                ? told
                : new AccessState(
                        told.organization(),
                        told.policy(),
                        told.dataSalt(),
                        Optional.of(new UserAccess(
                                true,
                                true,
                                user.get().status().rights(),
                                Instant.EPOCH,
                                Instant.EPOCH,
                                user.get().security().dataSalt())),
                        told.program(),
                        told.customRoles());
    }

    static AccessState alwaysActive(AccessState told) {
        return new AccessState(
                told.organization(),
                told.policy(),
                told.dataSalt(),
                told.user()
                        .map(user -> new UserAccess(
                                true, true, user.rights(), user.begunAt(), user.expiresAt(), user.dataSalt())),
                told.program(),
                told.customRoles());
    }

    /** Every lock is taken for an administrator's. */
    static AccessState inactiveUnderAnyLock(Storage sound, Viewer viewer, AccessState told) {
        boolean locked =
                user(sound, viewer).flatMap(user -> user.status().lock()).isPresent();
        return !locked
                ? told
                : new AccessState(
                        told.organization(),
                        told.policy(),
                        told.dataSalt(),
                        told.user()
                                .map(user -> new UserAccess(
                                        false,
                                        user.current(),
                                        user.rights(),
                                        user.begunAt(),
                                        user.expiresAt(),
                                        user.dataSalt())),
                        told.program(),
                        told.customRoles());
    }

    private static Optional<User> user(Storage sound, Viewer viewer) {
        return viewer.session()
                .map(Session::user)
                .flatMap(id -> sound.port(UserStore.class).find(viewer, id).value());
    }

    private static List<DirectoryRow> enrolled(WithAccess<?> seen) {
        return ((Collection<?>) seen.value())
                .stream().map(DirectoryRow.class::cast).toList();
    }
}
