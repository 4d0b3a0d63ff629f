package io.rosterkit.model.user.stored;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;

/** A practice of a user. The version of the user's own row guards all of them. */
public record UserPractice(OrganizationId organization, UserId user, PracticeAssignment assignment) {}
