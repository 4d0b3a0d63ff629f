package io.rosterkit.model.billing.stored;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.billing.BillingProfile;
import java.time.Instant;

/** The billing profile of an organization, and when it was changed last. An organization without one has no row. */
public record OrganizationBilling(
        OrganizationId organization, BillingProfile profile, Instant changedAt, long version) {}
