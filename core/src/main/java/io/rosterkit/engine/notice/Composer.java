package io.rosterkit.engine.notice;

import io.rosterkit.model.notice.Notice;
import io.rosterkit.model.notice.stored.Message;
import java.time.Instant;
import java.util.Optional;

/** A feature's part in its own messages: whether a row still wants a message, and what it says. */
public interface Composer {

    /** The notice it composes. */
    Notice notice();

    /** The letter, made from the row as it is now; empty when the row does not want the message any more. */
    Optional<MessageContent> compose(Message message, Instant now);
}
