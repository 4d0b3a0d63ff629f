package io.rosterkit.user;

import io.rosterkit.model.UserId;

/** The id of the imported user. */
public record ImportedUser(UserId user) {}
