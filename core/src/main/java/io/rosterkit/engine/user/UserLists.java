package io.rosterkit.engine.user;

import io.rosterkit.access.Trait;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Seen;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.listing.Slice.Position;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.Enrolled;
import io.rosterkit.model.user.User;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.UserStatus;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The lists of this room, page by page. */
final class UserLists {

    private final Call call;
    private final BoundUsers.Parts parts;

    UserLists(Call call, BoundUsers.Parts parts) {
        this.call = call;
        this.parts = parts;
    }

    Outcome<Page<User>> list(UserQuery.Filter filter, UserQuery.Order order, PageRequest request) {
        String query = "users|" + new TreeSet<>(filter.statuses()) + "|" + codes(filter.types()) + "|"
                + filter.lockedAt().map(Instant::toString).orElse("") + "|" + order;
        return page(
                new Asked<>("user.list", query, row -> position(row, order)),
                request,
                (now, slice) -> users(new UserQuery(filter, order, slice)));
    }

    /** Closed users are left out: their lock has no effect, and no administrator lifts it. */
    Outcome<Page<User>> locked(Optional<Trait> trait, PageRequest request) {
        Set<UserType> types = trait.map(parts.gate()::typesOf).orElse(Set.of());
        UserQuery.Order order = UserQuery.Order.ADDRESS;
        return page(
                new Asked<>("user.locked", "users|locked|" + codes(types), row -> position(row, order)),
                request,
                (now, slice) -> users(new UserQuery(
                        new UserQuery.Filter(
                                EnumSet.complementOf(EnumSet.of(UserStatus.CLOSED)), types, Optional.of(now)),
                        order,
                        slice)));
    }

    Outcome<Page<Enrolled>> everybody(PageRequest request) {
        return page(
                new Asked<>(
                        "user.everybody",
                        "everybody",
                        row -> new Position(
                                Instant.EPOCH,
                                row.contact().address().key(),
                                row.user().uuid())),
                request,
                (now, slice) -> parts.stores().users().everybody(call.viewer(), slice));
    }

    private <T> Outcome<Page<T>> page(
            Asked<T> asked, PageRequest request, BiFunction<Instant, Slice, Seen<List<T>>> read) {
        Operation operation =
                Operation.of(asked.operation(), Subject.untouched(Subject.Kind.ORGANIZATION, call.organization()));
        return parts.runner()
                .answer(
                        call,
                        operation,
                        now -> parts.cursors()
                                .slice(request, call.organization(), asked.query())
                                .then(slice -> {
                                    Seen<List<T>> seen = read.apply(now, slice);
                                    return parts.gate()
                                            .admit(call, seen.standing(), Permission.VIEW_USERS)
                                            .map(agent -> parts.cursors()
                                                    .page(
                                                            seen.value(),
                                                            request,
                                                            call.organization(),
                                                            asked.query(),
                                                            asked.key()));
                                }));
    }

    private Seen<List<User>> users(UserQuery query) {
        return parts.stores().users().page(call.viewer(), query);
    }

    private static Position position(User row, UserQuery.Order order) {
        return order == UserQuery.Order.ADDRESS
                ? new Position(
                        Instant.EPOCH, row.contact().address().key(), row.id().uuid())
                : new Position(row.origin().since(), "", row.id().uuid());
    }

    private static String codes(Set<UserType> types) {
        return types.stream().map(UserType::code).sorted().collect(Collectors.joining(" "));
    }

    private record Asked<T>(String operation, String query, Function<T, Position> key) {}
}
