package io.rosterkit.examples.guide;

import io.rosterkit.Desk;
import io.rosterkit.Roster;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.listing.Count;
import io.rosterkit.model.listing.Cursor;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.user.UserDetails;
import io.rosterkit.user.UserFilter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A page on which an administrator searches for users and turns the pages. docs/lists.md shows it. */
final class UserSearch {

    private UserSearch() {}

    /** What the page shows: a line a user and how many there are, or the reason why this caller sees none. */
    static String show(Desk desk, String typed, Optional<Cursor> after, Locale language) {
        UserFilter filter = UserFilter.of(UserStatus.ACTIVE).matching(typed);
        PageRequest first = PageRequest.first(50).counting();
        PageRequest request = after.map(first::after).orElse(first);
        return desk.users()
                .list(filter, UserQuery.Order.NAME, request)
                .fold(page -> lines(page), refusal -> Roster.texts().of(refusal, language));
    }

    private static String lines(Page<UserDetails> page) {
        return page.items().stream()
                        .map(user ->
                                user.contact().name().map(DisplayName::text).orElse("-") + "\n")
                        .collect(Collectors.joining())
                + page.count().map(UserSearch::told).orElse("");
    }

    private static String told(Count count) {
        return count.more() ? "more than " + count.number() : String.valueOf(count.number());
    }
}
