package io.rosterkit.model.organization;

/** Whether a practice is in use. */
public enum PracticeStatus {
    /** People are invited to it and users are assigned to it. */
    ACTIVE,
    /** Nobody new is invited or assigned. Who belongs to it stays, and its code word works as before. */
    DEACTIVATED
}
