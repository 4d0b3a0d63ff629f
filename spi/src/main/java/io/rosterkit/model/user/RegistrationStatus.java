package io.rosterkit.model.user;

/** How far the registration of a person has come. */
public enum RegistrationStatus {
    /** In the directory, and neither invited nor a user. */
    LISTED,
    /** Invited, and nothing more. */
    INVITED,
    /** The password is set; a code is missing. */
    SECOND_STEP_OPEN,
    /** All done. */
    REGISTERED
}
