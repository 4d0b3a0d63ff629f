package io.rosterkit.spi.notice;

import io.rosterkit.model.MessageId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.notice.Backlog;
import io.rosterkit.model.notice.ClaimRequest;
import io.rosterkit.model.notice.Settlement;
import io.rosterkit.model.notice.stored.Claimed;
import io.rosterkit.model.notice.stored.DeadLetter;
import io.rosterkit.spi.storage.Port;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The outbox across organizations, for any number of dispatchers in any number of processes. */
public interface MessageWork extends Port {

    /**
     * Claims queued messages that are due and not under a lease, in the order of lane, due time and id. The lease runs
     * by the storage's own clock. No message is given to two callers while a lease lasts. Each claim counts as one more
     * claim since the last result and raises the fence; it does not count as an attempt. A damaged message is claimed
     * like the others and left out of the answer; a fault where all that were claimed are damaged. So the next claim
     * gets other messages.
     */
    List<Claimed> claim(ClaimRequest request);

    /**
     * Records what became of a claimed message, and that its claims count from 0 again. False, and nothing recorded,
     * when another claim came after this one, or it was settled or released already.
     */
    boolean settle(Claimed claimed, Settlement settlement);

    /**
     * Hands claimed messages back untried: due time, attempts and failure stay, the lease ends, and the claims are what
     * they were before the claim. Those that another dispatcher claimed since, or that were settled or released
     * already, are left alone. Answers how many were handed back; a storage whose driver does not tell may count too
     * many.
     */
    int release(List<Claimed> claimed);

    /**
     * At most {@code limit} dead letters after that message in the order of ids, which the library never makes twice.
     */
    List<DeadLetter> failed(Optional<MessageId> after, int limit);

    /** Queues a dead letter again: its attempts and claims count from 0, its fence rises. False when it is none. */
    boolean requeue(OrganizationId organization, MessageId id, Instant due);

    /** How the outbox stands. */
    Backlog backlog();
}
