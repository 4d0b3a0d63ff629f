package io.rosterkit.model.notice.stored;

import io.rosterkit.model.notice.ClaimRequest;
import io.rosterkit.model.notice.Delivery;
import io.rosterkit.model.notice.MessageState;
import io.rosterkit.model.notice.Settlement;
import java.time.Instant;
import java.util.Optional;

/**
 * A message of the outbox with what became of it. While it is queued, the time of its delivery is the time it is due.
 * {@code claims} counts the claims since the last result, {@code fence} all of them.
 */
public record OutboxMessage(Message message, Delivery delivery, int claims, long fence, Optional<Instant> leasedUntil) {

    /** A message that waits for its first attempt. */
    public static OutboxMessage queued(Message message) {
        return new OutboxMessage(
                message, new Delivery(MessageState.QUEUED, 0, message.due(), Optional.empty()), 0, 0, Optional.empty());
    }

    /** Whether it waits for an attempt. */
    public boolean isQueued() {
        return delivery.state() == MessageState.QUEUED;
    }

    /** Whether it is a dead letter. */
    public boolean isFailed() {
        return delivery.state() == MessageState.FAILED;
    }

    /** Whether it was sent or dropped. */
    public boolean isOver() {
        return delivery.state() == MessageState.SENT || delivery.state() == MessageState.DROPPED;
    }

    /** Whether it is asked for, due and under no lease. */
    public boolean isClaimable(ClaimRequest request, Instant storageTime) {
        return isQueued()
                && !message.due().isAfter(request.now())
                && leasedUntil.filter(storageTime::isBefore).isEmpty()
                && request.channels().contains(message.channel())
                && !request.except().contains(message.id());
    }

    /** Whether that claim is the last one, and nothing was said of it yet. */
    public boolean isUnder(Claimed claimed) {
        return isQueued() && fence == claimed.fence() && leasedUntil.isPresent();
    }

    /** The row under a new lease, one claim further. */
    public OutboxMessage leased(Instant until) {
        return new OutboxMessage(message, delivery, claims + 1, fence + 1, Optional.of(until));
    }

    /** The row as its claimant sees it. */
    public Claimed claimed() {
        return new Claimed(message, delivery.attempts() + 1, claims, fence);
    }

    /** The row as before the claim, but for its fence. */
    public OutboxMessage released() {
        return new OutboxMessage(message, delivery, claims - 1, fence, Optional.empty());
    }

    /** The row after what its claimant says. */
    public OutboxMessage settled(Settlement settlement) {
        if (settlement instanceof Settlement.Sent sent) {
            return tried(message, MessageState.SENT, sent.at(), delivery.failure());
        }
        if (settlement instanceof Settlement.Failed failed) {
            return tried(message, MessageState.FAILED, failed.at(), Optional.of(failed.failure()));
        }
        if (settlement instanceof Settlement.Later later) {
            return tried(due(later.due()), MessageState.QUEUED, later.due(), Optional.of(later.failure()));
        }
        if (settlement instanceof Settlement.Uncharged uncharged) {
            return untried(MessageState.QUEUED, delivery.at(), Optional.of(uncharged.failure()));
        }
        if (settlement instanceof Settlement.SetAside aside) {
            return untried(MessageState.FAILED, aside.at(), Optional.of(aside.failure()));
        }
        return untried(MessageState.DROPPED, ((Settlement.Dropped) settlement).at(), delivery.failure());
    }

    /** The dead letter, queued again. */
    public OutboxMessage requeued(Instant due) {
        return new OutboxMessage(
                due(due),
                new Delivery(MessageState.QUEUED, 0, due, delivery.failure()),
                0,
                fence + 1,
                Optional.empty());
    }

    private OutboxMessage tried(Message as, MessageState state, Instant at, Optional<String> failure) {
        return new OutboxMessage(
                as, new Delivery(state, delivery.attempts() + 1, at, failure), 0, fence, Optional.empty());
    }

    private OutboxMessage untried(MessageState state, Instant at, Optional<String> failure) {
        return new OutboxMessage(
                message, new Delivery(state, delivery.attempts(), at, failure), 0, fence, Optional.empty());
    }

    private Message due(Instant due) {
        return new Message(
                message.id(),
                message.organization(),
                message.notice(),
                message.lane(),
                message.about(),
                message.to(),
                due);
    }
}
