package io.rosterkit.model.organization;

/**
 * Whether support verifies the deactivation of a user; the later constant is the stricter. In every case the user can
 * no longer sign in at once.
 */
public enum DeactivationVerification {
    /** Nobody verifies it. */
    NONE,
    /** All happens at once, and support verifies it afterwards. */
    AFTER,
    /** The user keeps roles and practices until support has verified it. */
    BEFORE
}
