package io.rosterkit.model.productmodule.stored;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;

/** A module of a user. The version of the user's own row guards all of them. */
public record UserModule(OrganizationId organization, UserId user, GivenModule given) {}
