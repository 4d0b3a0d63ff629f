package io.rosterkit.model.user;

/** Whether a user may act. */
public enum UserStatus {
    /** May act. */
    ACTIVE,
    /** May not act until reactivated. */
    DEACTIVATED,
    /** Never again; the address is free. */
    CLOSED
}
