package io.rosterkit.recovery;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;

/** A user who has a new password, and signs in with it from now on. */
public record PasswordResetReceipt(OrganizationId organization, UserId user) {}
