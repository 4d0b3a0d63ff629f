package io.rosterkit.tck.given;

import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import java.time.Instant;

/** Users of other times. */
public final class Users {

    private Users() {}

    /** A user as {@link Given#user} makes one, made at that time. */
    public static User madeAt(Instant since, Given given, String address, UserStatus status) {
        return given.user(address, status, since);
    }
}
