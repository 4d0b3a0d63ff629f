package io.rosterkit.model.user.stored;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.RoleGrant;

/** A role of a user. The version of the user's own row guards all of them. */
public record UserRole(OrganizationId organization, UserId user, RoleGrant grant) {}
