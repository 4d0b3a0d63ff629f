package io.rosterkit.spi.notice;

import io.rosterkit.model.MessageId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.notice.Backlog;
import io.rosterkit.model.notice.Claimed;
import io.rosterkit.model.notice.DeadLetter;
import io.rosterkit.model.notice.Settlement;
import io.rosterkit.spi.storage.Port;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The outbox across organizations, for any number of dispatchers in any number of processes. */
public interface MessageWork extends Port {

    /**
     * Claims at most {@code limit} queued messages that are due at {@code now} and not under somebody's lease, in the
     * order of lane, due time and id. The lease runs by the storage's own clock. No message is given to two callers
     * while a lease lasts; each claim counts as an attempt and raises the fence.
     */
    List<Claimed> claim(Instant now, int limit, Duration lease);

    /**
     * Records what became of a claimed message. False, and nothing recorded, when another claim came after this one or
     * it was settled already.
     */
    boolean settle(Claimed claimed, Settlement settlement);

    /**
     * At most {@code limit} dead letters after that message in the order of ids, which the library never makes twice.
     */
    List<DeadLetter> failed(Optional<MessageId> after, int limit);

    /** Queues a dead letter again: its attempts count from 0, its fence rises. False when it is none. */
    boolean requeue(OrganizationId organization, MessageId id, Instant due);

    /** How the outbox stands. */
    Backlog backlog();
}
