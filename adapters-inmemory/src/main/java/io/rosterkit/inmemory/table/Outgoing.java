package io.rosterkit.inmemory.table;

import io.rosterkit.model.notice.Claimed;
import io.rosterkit.model.notice.Delivery;
import io.rosterkit.model.notice.Message;
import io.rosterkit.model.notice.MessageState;
import io.rosterkit.model.notice.Settlement;
import java.time.Instant;
import java.util.Optional;

/** A row of the outbox. While a message is queued, the time of its delivery is the time it is due. */
public record Outgoing(Message message, Delivery delivery, long fence, Instant leasedUntil) {

    static Outgoing queued(Message message) {
        return new Outgoing(
                message, new Delivery(MessageState.QUEUED, 0, message.due(), Optional.empty()), 0, Instant.MIN);
    }

    /** Whether it waits for an attempt. */
    public boolean isQueued() {
        return delivery.state() == MessageState.QUEUED;
    }

    /** Whether it is a dead letter. */
    public boolean isFailed() {
        return delivery.state() == MessageState.FAILED;
    }

    /** Whether it is due and under nobody's lease. */
    public boolean isClaimable(Instant now, Instant storageTime) {
        return isQueued() && !message.due().isAfter(now) && !storageTime.isBefore(leasedUntil);
    }

    /** The row under a new lease, one attempt further. */
    public Outgoing leased(Instant until) {
        Delivery once = new Delivery(delivery.state(), delivery.attempts() + 1, delivery.at(), delivery.failure());
        return new Outgoing(message, once, fence + 1, until);
    }

    /** The row as its claimant sees it. */
    public Claimed claimed() {
        return new Claimed(message, delivery.attempts(), fence);
    }

    /** The row after what its claimant says. */
    public Outgoing settled(Settlement settlement) {
        if (settlement instanceof Settlement.Sent sent) {
            return to(message, MessageState.SENT, sent.at(), delivery.failure());
        }
        if (settlement instanceof Settlement.Failed failed) {
            return to(message, MessageState.FAILED, failed.at(), Optional.of(failed.failure()));
        }
        if (settlement instanceof Settlement.Later later) {
            return to(due(later.due()), MessageState.QUEUED, later.due(), Optional.of(later.failure()));
        }
        return to(message, MessageState.DROPPED, ((Settlement.Dropped) settlement).at(), delivery.failure());
    }

    /** The dead letter, queued again. */
    public Outgoing requeued(Instant due) {
        return new Outgoing(
                due(due), new Delivery(MessageState.QUEUED, 0, due, delivery.failure()), fence + 1, Instant.MIN);
    }

    private Outgoing to(Message as, MessageState state, Instant at, Optional<String> failure) {
        return new Outgoing(as, new Delivery(state, delivery.attempts(), at, failure), fence, Instant.MIN);
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
