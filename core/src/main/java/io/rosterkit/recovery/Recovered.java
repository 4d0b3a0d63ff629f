package io.rosterkit.recovery;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;

/** A user who has a new password now, and signs in with it next. */
public record Recovered(OrganizationId organization, UserId user) {}
