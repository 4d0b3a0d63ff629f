package io.rosterkit.user;

import io.rosterkit.model.UserId;
import io.rosterkit.model.user.UserStatus;

/** A user was changed, and has that status since. */
public record UserReceipt(UserId user, UserStatus status) {}
