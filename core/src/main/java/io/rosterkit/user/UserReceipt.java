package io.rosterkit.user;

import io.rosterkit.model.UserId;
import io.rosterkit.model.user.UserStatus;
import java.util.UUID;

/** A user was changed, and has that status since. */
public record UserReceipt(UserId user, UserStatus status) {

    String write() {
        return user + " " + status;
    }

    static UserReceipt read(String text) {
        String[] parts = text.split(" ", -1);
        return new UserReceipt(new UserId(UUID.fromString(parts[0])), UserStatus.valueOf(parts[1]));
    }
}
