package io.rosterkit.model.user.stored;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** A user as details and lists show one: with the activity. */
public record ShownUser(User user, Optional<UserActivity> activity) {

    /** When the user signed in last, to the hour; empty before the first time. */
    public Optional<Instant> lastSignInAt() {
        return activity.flatMap(UserActivity::lastSignInAt);
    }

    /**
     * From when on the user counts as inactive: the last sign-in, and at least the beginning of the user, the start,
     * and the last time at which the user could act again. Since a sign-in is written to the hour, it may have been an
     * hour later than the stored time.
     */
    public Instant inactiveSince() {
        return Stream.of(
                        lastSignInAt().map(last -> last.plus(UserActivity.EXACT_TO)),
                        user.origin().reactivatedAt(),
                        user.status().limits().validity().starts())
                .flatMap(Optional::stream)
                .reduce(user.origin().since(), (one, other) -> one.isAfter(other) ? one : other);
    }
}
