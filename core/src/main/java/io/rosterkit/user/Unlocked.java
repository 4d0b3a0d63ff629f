package io.rosterkit.user;

import io.rosterkit.model.UserId;
import java.util.UUID;

/**
 * A user was unlocked. When the password is spent, so many guesses at it failed in a row that it is not tried any more
 * on unknown devices: the user has to set another one, by recovery.
 */
public record Unlocked(UserId user, boolean passwordSpent) {

    String write() {
        return user + " " + passwordSpent;
    }

    static Unlocked read(String text) {
        String[] parts = text.split(" ", -1);
        return new Unlocked(new UserId(UUID.fromString(parts[0])), Boolean.parseBoolean(parts[1]));
    }
}
