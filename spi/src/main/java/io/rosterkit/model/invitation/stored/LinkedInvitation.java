package io.rosterkit.model.invitation.stored;

import io.rosterkit.model.organization.stored.Organization;

/** An invitation with its organization, as the front door and the dispatcher need it. */
public record LinkedInvitation(Invitation invitation, Organization organization) {}
