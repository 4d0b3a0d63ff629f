package io.rosterkit.user;

import io.rosterkit.model.UserId;

/** A user who was imported. */
public record ImportedUser(UserId user) {}
