package io.rosterkit.organization;

import io.rosterkit.model.OrganizationId;

/** An organization that was closed. */
public record ClosingReceipt(OrganizationId organization) {}
