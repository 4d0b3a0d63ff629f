package io.rosterkit.model.organization;

/** Whether a practice is in use. */
public enum PracticeStatus {
    /** People are invited to it and users are assigned to it. */
    ACTIVE,
    /** It gets no further users. The users who belong to it stay, and its code word works as before. */
    DEACTIVATED
}
