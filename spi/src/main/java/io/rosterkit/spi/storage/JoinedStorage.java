package io.rosterkit.spi.storage;

import java.time.Instant;

/**
 * The storage within one transaction that the host has begun and ends itself. It is for that transaction and for the
 * thread that made it. It never commits, and rolls back at most what it has itself begun to write.
 *
 * <p>After the first failure it is spent: every further call throws {@link RollbackRequiredException}.
 */
public interface JoinedStorage {

    /**
     * The port of that type, which reads on the host's connection. It has none of the {@code ...Work} ports:
     * {@link IllegalArgumentException} for these.
     */
    <P extends Port> P port(Class<P> type);

    /**
     * Writes all of it into the host's transaction, or nothing of it. {@link Applied.Done}: all is written, and becomes
     * durable with the host's commit. {@link Applied.Repeated}: as for {@link Storage#apply}, nothing was written, and
     * the storage is not spent. Never {@link Applied.Lost}: a guard that fails, and every other failure, is a
     * {@link RollbackRequiredException}, and nothing is tried again. {@link IllegalArgumentException} for changes with
     * more than one request, and for charged or rejected attempts: the host's roll-back would give the guess back.
     */
    Applied apply(Changes changes);

    /** The storage's own clock, as {@link Storage#time}. */
    Instant time();
}
