package io.rosterkit.model.user.stored;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.SinglePermission;

/** A single permission of a user. The version of the user's own row guards all of them. */
public record UserPermission(OrganizationId organization, UserId user, SinglePermission single) {}
