package io.rosterkit.model.user;

/** Whether a user may act. */
public enum UserStatus {
    /** Has an open or held invitation, and no account yet. The lists of users leave these people out. */
    INVITED,
    /** May act. */
    ACTIVE,
    /** May not act until reactivated. */
    DEACTIVATED,
    /** Never again; the address is free. */
    CLOSED
}
