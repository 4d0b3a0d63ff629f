package io.rosterkit.model.notice.stored;

/**
 * A message that one dispatcher may send now. {@code attempt} is the number of the attempt that it would be, from 1.
 * {@code claims} counts the claims since the last result, this one included: more than one means that a dispatcher
 * ended before it could settle or release the message. {@code fence} rises with every claim, so that a dispatcher whose
 * lease ran out can no longer say what became of it.
 */
public record Claimed(Message message, int attempt, int claims, long fence) {}
