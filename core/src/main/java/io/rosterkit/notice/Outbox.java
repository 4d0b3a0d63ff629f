package io.rosterkit.notice;

import io.rosterkit.model.MessageId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.notice.Backlog;
import java.util.List;
import java.util.Optional;

/** The outbox for the operators of the host. */
public interface Outbox {

    /** How many messages wait, since when, and how many dead letters there are. */
    Backlog backlog();

    /** At most {@code limit} dead letters whose ids come after the given id, in the order of their ids. */
    List<DeadLetterDetails> deadLetters(Optional<MessageId> after, int limit);

    /** Puts a dead letter back into the queue; it is due at once. False when the message is not a dead letter. */
    boolean requeue(OrganizationId organization, MessageId message);
}
