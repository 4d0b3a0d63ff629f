package io.rosterkit.inmemory.table;

import io.rosterkit.model.notice.ClaimRequest;
import io.rosterkit.model.notice.Delivery;
import io.rosterkit.model.notice.MessageState;
import io.rosterkit.model.notice.Settlement;
import io.rosterkit.model.notice.stored.Claimed;
import io.rosterkit.model.notice.stored.Message;
import java.time.Instant;
import java.util.Optional;

/** A row of the outbox. While a message is queued, the time of its delivery is the time it is due. */
public record Outgoing(Message message, Delivery delivery, int claims, long fence, Instant leasedUntil) {

    static Outgoing queued(Message message) {
        return new Outgoing(
                message, new Delivery(MessageState.QUEUED, 0, message.due(), Optional.empty()), 0, 0, Instant.MIN);
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
                && !storageTime.isBefore(leasedUntil)
                && request.channels().contains(message.channel())
                && !request.except().contains(message.id());
    }

    /** Whether that claim is the last one, and nothing was said of it yet. */
    public boolean isUnder(Claimed claimed) {
        return isQueued() && fence == claimed.fence() && !leasedUntil.equals(Instant.MIN);
    }

    /** The row under a new lease, one claim further. */
    public Outgoing leased(Instant until) {
        return new Outgoing(message, delivery, claims + 1, fence + 1, until);
    }

    /** The row as its claimant sees it. */
    public Claimed claimed() {
        return new Claimed(message, delivery.attempts() + 1, claims, fence);
    }

    /** The row as before the claim, but for its fence. */
    public Outgoing released() {
        return new Outgoing(message, delivery, claims - 1, fence, Instant.MIN);
    }

    /** The row after what its claimant says. */
    public Outgoing settled(Settlement settlement) {
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
    public Outgoing requeued(Instant due) {
        return new Outgoing(
                due(due), new Delivery(MessageState.QUEUED, 0, due, delivery.failure()), 0, fence + 1, Instant.MIN);
    }

    private Outgoing tried(Message as, MessageState state, Instant at, Optional<String> failure) {
        return new Outgoing(as, new Delivery(state, delivery.attempts() + 1, at, failure), 0, fence, Instant.MIN);
    }

    private Outgoing untried(MessageState state, Instant at, Optional<String> failure) {
        return new Outgoing(message, new Delivery(state, delivery.attempts(), at, failure), 0, fence, Instant.MIN);
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
