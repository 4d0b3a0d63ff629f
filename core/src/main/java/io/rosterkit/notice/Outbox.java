package io.rosterkit.notice;

import io.rosterkit.model.MessageId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.notice.Backlog;
import io.rosterkit.model.notice.DeadLetter;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.spi.notice.MessageWork;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The outbox as its operators see it. */
public final class Outbox {

    private final MessageWork work;
    private final Supplier<Instant> now;

    /** The outbox of a storage. */
    public Outbox(MessageWork work, Supplier<Instant> now) {
        this.work = work;
        this.now = now;
    }

    /** How many messages wait, since when, and how many were given up. */
    public Backlog backlog() {
        return work.backlog();
    }

    /** At most {@code limit} dead letters after that one. */
    public List<DeadLetter> deadLetters(Optional<MessageId> after, int limit) {
        Arguments.required("after", after);
        return work.failed(after, limit);
    }

    /** Puts a dead letter back to be sent. False when it is none. */
    public boolean sendAgain(OrganizationId organization, MessageId message) {
        Arguments.required("organization", organization, "message", message);
        return work.requeue(organization, message, now.get());
    }
}
