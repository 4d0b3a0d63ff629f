package io.rosterkit.user;

import io.rosterkit.model.UserId;

/**
 * A user was unlocked, and the account is usable at once; unless so many guesses at the password or at codes failed in
 * a row that nothing is tried any more on unknown devices, and the user needs a new password, by recovery.
 */
public record Unlocked(UserId user, boolean needsNewPassword) {}
