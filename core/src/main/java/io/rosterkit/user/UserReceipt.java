package io.rosterkit.user;

import io.rosterkit.model.UserId;
import io.rosterkit.model.user.UserStatus;

/** A user was changed, and has that status since. A lock is no status: a locked user stays active. */
public record UserReceipt(UserId user, UserStatus status) {}
