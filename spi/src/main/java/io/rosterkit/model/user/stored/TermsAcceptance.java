package io.rosterkit.model.user.stored;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.organization.TermsVersion;
import java.time.Instant;

/** That a user accepted a version of the terms of service, and when. Never changed and never removed. */
public record TermsAcceptance(OrganizationId organization, UserId user, TermsVersion version, Instant at) {}
