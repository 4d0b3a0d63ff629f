package io.rosterkit.user;

import io.rosterkit.model.UserId;

/**
 * A user was unlocked, and can sign in at once unless {@code needsNewPassword}. Then so many passwords or codes failed
 * in a row that unknown devices are refused until the user sets a new password by recovery.
 */
public record UnlockReceipt(UserId user, boolean needsNewPassword) {}
