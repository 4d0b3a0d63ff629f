package io.rosterkit.model.user.stored;

import java.time.Instant;
import java.util.Optional;

/** A user as details and lists show one: with the activity, if the user ever signed in. */
public record ShownUser(User user, Optional<UserActivity> activity) {

    /** When the user signed in last, to the hour; empty before the first time. */
    public Optional<Instant> lastSignInAt() {
        return activity.map(UserActivity::lastSignInAt);
    }
}
