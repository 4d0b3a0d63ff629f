package io.rosterkit.session;

import io.rosterkit.model.DeviceId;
import io.rosterkit.model.SessionId;
import java.time.Instant;
import java.util.Optional;

/**
 * A valid session of the user. {@code present} marks the session of this call. {@code device} is the known device on
 * which the session began. {@code expiresAt} is the end of the session, or of the user if that is earlier.
 */
public record SessionDetails(
        SessionId id, boolean present, Optional<DeviceId> device, Instant begunAt, Instant expiresAt) {}
