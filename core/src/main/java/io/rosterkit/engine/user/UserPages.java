package io.rosterkit.engine.user;

import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.directory.DirectoryEngine;
import io.rosterkit.engine.listing.ListDefinition;
import io.rosterkit.engine.listing.PageReader;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.listing.Slice.Position;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.stored.ShownUser;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.user.UserDetails;
import io.rosterkit.user.UserFilter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Lists users page by page, and makes the details that hosts see. */
public final class UserPages {

    private final Gate gate;
    private final UserStore store;
    private final PageReader pages;

    public UserPages(Gate gate, UserStore store, PageReader pages) {
        this.gate = gate;
        this.store = store;
        this.pages = pages;
    }

    /** What a host may see of a stored user: not the epochs of sessions and devices, and not the revision. */
    public static UserDetails details(ShownUser shown, Instant now) {
        User row = shown.user();
        User.Status status = row.status();
        return new UserDetails(
                row.id(),
                DirectoryEngine.contact(row.contact()),
                new UserDetails.Status(
                        status.state(), status.type(), status.rolesAt(now), status.practicesAt(now), status.lock()),
                new UserDetails.Origin(row.origin().since(), row.origin().creator()),
                shown.lastSignInAt());
    }

    Outcome<Page<UserDetails>> list(Call call, UserFilter filter, UserQuery.Order order, PageRequest request) {
        Optional<AccessState> callerAccess = filter.trait().map(trait -> store.access(call.viewer()));
        Set<UserType> types = filter.trait()
                .map(trait -> gate.typesOf(callerAccess.orElseThrow().profile(), trait))
                .orElseGet(filter::types);
        // For a store an empty set means all types; here it means that the list is empty.
        boolean noTypes = callerAccess.isPresent() && types.isEmpty();
        String cursorScope = "users|" + new TreeSet<>(filter.statuses()) + "|" + codes(types) + "|"
                + (filter.onlyLocked() ? "locked" : "") + "|" + order;
        var listing = new ListDefinition<ListedUser>(
                "user.list",
                cursorScope,
                Permission.VIEW_USERS,
                row -> position(row.shown().user(), order));
        return pages.read(
                        call,
                        listing,
                        request,
                        (now, slice) -> noTypes
                                ? new WithAccess<>(callerAccess.orElseThrow(), List.of())
                                : listed(
                                        store.page(
                                                call.viewer(),
                                                new UserQuery(toStoreFilter(filter, types, now), order, slice)),
                                        now))
                .map(page -> page.map(row -> details(row.shown(), row.at())));
    }

    /** A user, and when they were read. */
    private record ListedUser(ShownUser shown, Instant at) {}

    private static WithAccess<List<ListedUser>> listed(WithAccess<List<ShownUser>> seen, Instant now) {
        return new WithAccess<>(
                seen.access(),
                seen.value().stream().map(user -> new ListedUser(user, now)).toList());
    }

    private static UserQuery.Filter toStoreFilter(UserFilter filter, Set<UserType> types, Instant now) {
        return new UserQuery.Filter(filter.statuses(), types, Optional.of(now).filter(moment -> filter.onlyLocked()));
    }

    private static Position position(User row, UserQuery.Order order) {
        return order == UserQuery.Order.ADDRESS
                ? new Position(row.contact().address().key(), row.id().uuid())
                : Position.of(row.id().uuid());
    }

    private static String codes(Set<UserType> types) {
        return types.stream().map(UserType::code).sorted().collect(Collectors.joining(" "));
    }
}
