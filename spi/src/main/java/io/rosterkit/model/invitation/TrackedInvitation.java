package io.rosterkit.model.invitation;

import io.rosterkit.model.notice.Delivery;

/** An invitation with the delivery of its last message. */
public record TrackedInvitation(Invitation invitation, Delivery delivery) {}
