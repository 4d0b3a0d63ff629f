package io.rosterkit.model.organization;

/** Whether an organization may be used. */
public enum OrganizationState {
    /** In use. */
    OPEN,
    /** Closed for good: nothing in it changes any more. */
    CLOSED
}
