package io.rosterkit.lifecycle;

import io.rosterkit.model.UserId;
import io.rosterkit.model.organization.DeactivationVerification;
import io.rosterkit.model.user.DeactivationRequestId;
import java.time.Instant;
import java.util.Optional;

/**
 * A deactivation that support has still to verify. Later versions may add components.
 *
 * @param verification {@code BEFORE} where the user keeps roles and practices until then, else {@code AFTER}
 * @param askedBy the user who deactivated, or who made the API key of the program that did; empty for support and jobs
 */
public record OpenDeactivation(
        DeactivationRequestId request,
        UserId user,
        DeactivationVerification verification,
        Optional<UserId> askedBy,
        Instant askedAt) {}
