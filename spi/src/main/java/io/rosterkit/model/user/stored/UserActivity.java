package io.rosterkit.model.user.stored;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import java.time.Instant;

/**
 * When a user signed in last, to the hour: a sign-in within an hour of the one before is not written. It is a row of
 * its own, so that a sign-in does not contend with changes of the user.
 */
public record UserActivity(OrganizationId organization, UserId user, Instant lastSignInAt, long version) {

    /** The first sign-in of a user. */
    public static UserActivity first(OrganizationId organization, UserId user, Instant now) {
        return new UserActivity(organization, user, now, 1);
    }

    /** The same user after a later sign-in. */
    public UserActivity signedIn(Instant now) {
        return new UserActivity(organization, user, now, version + 1);
    }
}
