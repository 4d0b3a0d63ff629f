package io.rosterkit.model.notice;

/**
 * A message that one dispatcher may send now. {@code attempt} counts from 1; {@code fence} rises with every claim, so
 * that a dispatcher whose lease ran out can no longer say what became of it.
 */
public record Claimed(Message message, int attempt, long fence) {}
