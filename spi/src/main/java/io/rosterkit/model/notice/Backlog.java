package io.rosterkit.model.notice;

import java.time.Instant;
import java.util.Optional;

/** How the outbox stands: messages waiting, the due time of the oldest of them, and dead letters. */
public record Backlog(long queued, Optional<Instant> oldestDue, long failed) {}
