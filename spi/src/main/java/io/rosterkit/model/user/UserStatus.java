package io.rosterkit.model.user;

/** What a person is: merely in the directory, invited, or a user who may act or not. */
public enum UserStatus {
    /** Is in the directory, and has neither an account nor an invitation. The lists of users leave these people out. */
    LISTED,
    /** Has an open or held invitation, and no account yet. The lists of users leave these people out. */
    INVITED,
    /** May act. */
    ACTIVE,
    /** May not act until reactivated. */
    DEACTIVATED,
    /** Never again; the address is free. */
    CLOSED
}
