package io.rosterkit.engine.session;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.user.stored.UserActivity;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.user.UserActivityTable;
import java.time.Instant;
import java.util.Optional;

/** Remembers when a user signed in last, and writes it at most once an hour. */
final class LastSignIn {

    private LastSignIn() {}

    /** The change that a sign-in of the user makes; none where the time that is stored is exact enough. */
    static Changes change(Author author, User user, Optional<UserActivity> stored) {
        Changes none = Changes.none(author.organization());
        return after(author, user, stored)
                .map(activity -> none.and(UserActivityTable.USER_ACTIVITIES.write(activity)))
                .orElse(none);
    }

    /** A clock that lags behind the one that wrote the stored time changes nothing. */
    private static Optional<UserActivity> after(Author author, User user, Optional<UserActivity> stored) {
        Instant now = author.now();
        return stored.isEmpty()
                ? Optional.of(UserActivity.first(author.organization(), user.id(), now))
                : stored.filter(activity -> activity.lastSignInAt()
                                .filter(last -> now.isBefore(last.plus(UserActivity.EXACT_TO)))
                                .isEmpty())
                        .map(activity -> activity.signedIn(now));
    }
}
