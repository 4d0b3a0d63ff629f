package io.rosterkit.model.invitation.stored;

import io.rosterkit.model.notice.Delivery;

/**
 * An invitation with the delivery of its last message. When the invitation is over and its message is not kept any
 * more, the delivery says {@link io.rosterkit.model.notice.MessageState#FORGOTTEN}, as of the invitation's last change.
 */
public record TrackedInvitation(Invitation invitation, Delivery delivery) {}
