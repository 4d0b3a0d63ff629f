package io.rosterkit.session;

import io.rosterkit.model.DeviceId;
import io.rosterkit.model.SessionId;
import java.time.Instant;
import java.util.Optional;

/** An own session that is good; {@code present} is the one that asks, {@code device} the known one it runs on. */
public record SessionDetails(
        SessionId id, boolean present, Optional<DeviceId> device, Instant begunAt, Instant until) {}
