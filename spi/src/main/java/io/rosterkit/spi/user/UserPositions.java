package io.rosterkit.spi.user;

import io.rosterkit.model.listing.Slice.Position;
import io.rosterkit.model.user.PeopleQuery;
import io.rosterkit.model.user.UserQuery.Order;
import io.rosterkit.model.user.stored.DirectoryRow;
import io.rosterkit.model.user.stored.ShownUser;
import io.rosterkit.model.user.stored.User;
import java.time.Instant;

/** Where users and invited people stand in the orders of their lists. Pure. */
public final class UserPositions {

    private UserPositions() {}

    /** The position of that user; one who has never signed in has none by the last sign-in, and is refused. */
    public static Position of(Order order, ShownUser shown) {
        User row = shown.user();
        return switch (order) {
            case NEWEST_FIRST, OLDEST_FIRST -> Position.of(row.id().uuid());
            case ADDRESS -> new Position(row.contact().addressKey(), row.id().uuid());
            case NAME ->
                new Position(SearchKeys.sortKey(row.contact()), row.id().uuid());
            case LAST_SIGN_IN ->
                new Position(
                        shown.lastSignInAt().map(Instant::toString).orElseThrow(),
                        row.id().uuid());
        };
    }

    /** The position of that person. */
    public static Position of(PeopleQuery.Order order, DirectoryRow row) {
        String text = order == PeopleQuery.Order.NAME
                ? SearchKeys.sortKey(row.contact())
                : row.contact().addressKey();
        return new Position(text, row.user().uuid());
    }
}
