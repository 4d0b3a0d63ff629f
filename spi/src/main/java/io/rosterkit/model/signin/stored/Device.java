package io.rosterkit.model.signin.stored;

import io.rosterkit.model.DeviceId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import java.time.Instant;

/** A client from which a user has signed in before. It is known as long as the user's device epoch is this one. */
public record Device(OrganizationId organization, DeviceId id, UserId user, long epoch, Instant since) {}
