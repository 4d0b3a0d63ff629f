package io.rosterkit.model.user.stored;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a user signed in last, to the hour: a sign-in within an hour of the one before is not written. It is a row of
 * its own, so that a sign-in does not contend with changes of the user. It is there from the beginning of the user,
 * without a time until the user has signed in.
 */
public record UserActivity(OrganizationId organization, UserId user, Optional<Instant> lastSignInAt, long version) {

    /** A sign-in is not written so long after the one before. */
    public static final Duration EXACT_TO = Duration.ofHours(1);

    /** That of a user who has not signed in yet. */
    public static UserActivity none(OrganizationId organization, UserId user) {
        return new UserActivity(organization, user, Optional.empty(), 1);
    }

    /** The first sign-in of a user. */
    public static UserActivity first(OrganizationId organization, UserId user, Instant now) {
        return new UserActivity(organization, user, Optional.of(now), 1);
    }

    /** The same user after a later sign-in. */
    public UserActivity signedIn(Instant now) {
        return new UserActivity(organization, user, Optional.of(now), version + 1);
    }

    /** The same in the next version. Of a sign-in and a change that writes this at the same moment one wins. */
    public UserActivity nextVersion() {
        return new UserActivity(organization, user, lastSignInAt, version + 1);
    }
}
