package io.rosterkit.engine.notice;

import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.model.MessageId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.notice.Backlog;
import io.rosterkit.model.notice.stored.DeadLetter;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.notice.DeadLetterDetails;
import io.rosterkit.notice.Outbox;
import io.rosterkit.spi.notice.MessageWork;
import java.util.List;
import java.util.Optional;

/** Shows the messages that wait and the dead letters. Thread-safe. */
public final class OutboxEngine implements Outbox {

    private final MessageWork work;
    private final OperationRunner runner;

    /** The outbox of a storage. */
    public OutboxEngine(MessageWork work, OperationRunner runner) {
        this.work = work;
        this.runner = runner;
    }

    @Override
    public Backlog backlog() {
        return work.backlog();
    }

    @Override
    public List<DeadLetterDetails> deadLetters(Optional<MessageId> after, int limit) {
        Arguments.required("after", after);
        return work.failed(after, limit).stream().map(OutboxEngine::details).toList();
    }

    @Override
    public boolean requeue(OrganizationId organization, MessageId message) {
        Arguments.required("organization", organization, "message", message);
        return work.requeue(organization, message, runner.now());
    }

    private static DeadLetterDetails details(DeadLetter row) {
        Message message = row.message();
        return new DeadLetterDetails(
                message.id(),
                message.organization(),
                message.notice(),
                message.about().subject(),
                message.to(),
                row.delivery());
    }
}
