package io.rosterkit.model.user.stored;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import java.time.Instant;

/**
 * That the end of a user at that time, or of roles and practices of the user that end then, was announced. Never
 * changed. Another end is another row, so it is announced anew.
 */
public record AnnouncedEnd(OrganizationId organization, UserId user, Instant ends) {}
