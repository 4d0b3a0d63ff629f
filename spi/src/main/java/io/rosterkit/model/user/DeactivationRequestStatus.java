package io.rosterkit.model.user;

/** What became of a request to verify a deactivation. */
public enum DeactivationRequestStatus {
    /** Waits for support. */
    OPEN,
    /** Support said yes: the deactivation is complete. */
    VERIFIED,
    /** Support said no: the user is as before. */
    REJECTED,
    /** The user was reactivated before support answered. */
    WITHDRAWN
}
