package io.rosterkit.account;

import io.rosterkit.model.InvitationId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.contact.DisplayName;
import java.time.Instant;

/** An invitation to the verified address of the user, and until when it can be accepted. */
public record WaitingInvitation(
        OrganizationId organization, InvitationId invitation, DisplayName organizationName, Instant expiresAt) {}
