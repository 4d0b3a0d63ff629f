package io.rosterkit.model.user.stored;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import java.util.Optional;

/** A user who has not signed in for long, with what is stored about announcing it. */
public record InactiveUser(OrganizationId organization, UserId user, Optional<Announcement> announcement) {}
