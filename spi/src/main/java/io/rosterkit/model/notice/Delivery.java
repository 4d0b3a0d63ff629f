package io.rosterkit.model.notice;

import java.time.Instant;
import java.util.Optional;

/**
 * What became of a message: its state, the number of attempts, the time of the last change and the code of the last
 * failure.
 */
public record Delivery(MessageState state, int attempts, Instant at, Optional<String> failure) {}
