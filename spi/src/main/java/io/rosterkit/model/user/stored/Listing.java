package io.rosterkit.model.user.stored;

/** How a person stands in the directory, whatever account they have. */
public enum Listing {
    /** Came by an invitation or an import. The row goes when the invitation ends without a user. */
    UNLISTED,
    /** Was added to the directory, or reactivated there. The row stays when an invitation ends. */
    ACTIVE,
    /** Was deactivated in the directory. The row stays, and the person gets no user. */
    INACTIVE;

    /** Whether the person may have a user. */
    public boolean isActive() {
        return this != INACTIVE;
    }

    /** Whether the person stays in the directory when an invitation ends. */
    public boolean isKept() {
        return this != UNLISTED;
    }
}
