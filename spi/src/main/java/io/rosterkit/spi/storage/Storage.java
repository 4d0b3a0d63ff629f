package io.rosterkit.spi.storage;

import java.time.Instant;

/**
 * Everything the library keeps. Ports answer questions; {@link #apply} is the only way to change what they answer, but
 * for the claims of the cross-organization {@code ...Work} ports. Thread-safe. Trouble of the machinery is one
 * unchecked {@link StorageException}. The contract is executable: {@code rosterkit-spi-tck}.
 */
public interface Storage {

    /**
     * The port of that type. A storage knows every port it is asked for; {@link IllegalArgumentException} otherwise.
     */
    <P extends Port> P port(Class<P> type);

    /**
     * Applies all of it in one transaction at READ COMMITTED or stronger, or nothing of it.
     *
     * <ul>
     *   <li>The request is claimed first, then the changes in the order given, then messages and journal entries.
     *   <li>{@link Applied.Done}: all of it is durable. For charged attempts, which come alone, it is enough when they
     *       are durable as soon as anything that is applied later is: no caller has got an answer before that.
     *       {@code AttemptRejected} changes, which come alone too, need not be.
     *   <li>{@link Applied.Lost}: a guard failed, another caller was faster; nothing was written, and the caller may
     *       read and decide again. Deadlocks and serialization failures are repeated inside, a bounded number of times;
     *       {@link StorageContentionException} after that, with nothing written.
     *   <li>{@link Applied.Repeated}: a request of the same id is known already; nothing was written. Of several it is
     *       the first in the order given.
     *   <li>A message about an invitation travels in the same changes as the invitation that names it.
     *   <li>When the connection is lost while committing, the storage applies the same again. If that is refused, it
     *       looks for the request, the first journal entry or the first message of the changes: when that is there, the
     *       first commit took place. With none of them the answer is {@link Applied.Lost}, so a charge or a try may
     *       count twice, but never zero times. {@link StorageException} when it cannot be told now: the caller may
     *       apply the same {@code Changes} again later.
     * </ul>
     */
    Applied apply(Changes changes);

    /** The storage's own clock, for leases and for telling how far the application's clock is off. */
    Instant time();
}
