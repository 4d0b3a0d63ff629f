package io.rosterkit.model.apikey;

/** Whether an API key was revoked. */
public enum ApiKeyStatus {
    /** The key works until its end, with what its maker still may do. */
    ACTIVE,
    /** The key works no more, and never again. */
    REVOKED
}
