package io.rosterkit.model.notice;

import java.time.Instant;
import java.util.Optional;

/**
 * What became of a message: its state, the number of attempts since it was queued, the time of the last change (while
 * it is queued: when it is due), and the code of the last failure, which stays after a later success.
 */
public record Delivery(MessageState state, int attempts, Instant at, Optional<String> failure) {}
