package io.rosterkit.model.verification.stored;

import java.time.Instant;

/**
 * How far a confirmation has come.
 *
 * @param open false once its link was used
 * @param epoch the session epoch of the user when the link was requested
 * @param madeAt from when the link is valid
 * @param expiresAt until when the link is valid
 */
public record ConfirmationProgress(boolean open, long epoch, Instant madeAt, Instant expiresAt) {}
