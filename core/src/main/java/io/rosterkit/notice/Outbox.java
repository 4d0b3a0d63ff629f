package io.rosterkit.notice;

import io.rosterkit.model.MessageId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.notice.Backlog;
import java.util.List;
import java.util.Optional;

/** The outbox as its operators see it. */
public interface Outbox {

    /** How many messages wait, since when, and how many were given up. */
    Backlog backlog();

    /** At most {@code limit} dead letters after that one, in the order of their ids. */
    List<DeadLetterDetails> deadLetters(Optional<MessageId> after, int limit);

    /** Puts a dead letter back to be sent. False when it is none. */
    boolean sendAgain(OrganizationId organization, MessageId message);
}
