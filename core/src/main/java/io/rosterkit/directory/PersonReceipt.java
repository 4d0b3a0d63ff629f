package io.rosterkit.directory;

import io.rosterkit.model.UserId;

/** Which person was added or changed, and whether the person is active now. */
public record PersonReceipt(UserId person, boolean active) {}
