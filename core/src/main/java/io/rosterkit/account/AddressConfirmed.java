package io.rosterkit.account;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;

/** A user who has another address now, and signs in with it next. */
public record AddressConfirmed(OrganizationId organization, UserId user) {}
