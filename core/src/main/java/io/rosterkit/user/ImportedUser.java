package io.rosterkit.user;

import io.rosterkit.model.UserId;

/** A user who was brought along. */
public record ImportedUser(UserId user) {}
