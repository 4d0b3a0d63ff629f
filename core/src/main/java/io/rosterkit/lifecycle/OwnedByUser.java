package io.rosterkit.lifecycle;

import io.rosterkit.model.UserId;

/**
 * What a user still owns, for the administrator who is about to deactivate that user. Later versions may add
 * components.
 *
 * @param user the user
 * @param openInvitations the open invitations that the user sent; they stay open after a deactivation
 */
public record OwnedByUser(UserId user, Count openInvitations) {

    /** A number of things; there are more of them where {@code more} says so. */
    public record Count(int number, boolean more) {}
}
