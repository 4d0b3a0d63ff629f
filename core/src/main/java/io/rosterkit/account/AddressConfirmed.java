package io.rosterkit.account;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;

/** A user who has a new address, and signs in with it from now on. */
public record AddressConfirmed(OrganizationId organization, UserId user) {}
