package io.rosterkit.model.access;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;

/** A user who is known to be who they say. What they may do is asked anew at every call. */
public record Session(OrganizationId organization, UserId user) {}
