package io.rosterkit.engine.notice;

import io.rosterkit.model.notice.Notice;
import io.rosterkit.model.notice.stored.Message;
import java.time.Instant;
import java.util.Optional;

/** Composes the messages of one notice. Each feature has composers for its own notices. */
public interface Composer {

    /** The notice that this composer composes. */
    Notice notice();

    /** The content, made from the row as it is now; empty when the message is not needed any more. */
    Optional<TemplateInput> compose(Message message, Instant now);
}
