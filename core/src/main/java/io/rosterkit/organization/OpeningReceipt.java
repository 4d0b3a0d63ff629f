package io.rosterkit.organization;

import io.rosterkit.model.InvitationId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;

/**
 * An organization that was opened: its id, its first practice, and the first invitation with the id its user will have.
 */
public record OpeningReceipt(OrganizationId organization, PracticeId practice, InvitationId invitation, UserId user) {}
