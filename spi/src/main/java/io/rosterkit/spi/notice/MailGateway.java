package io.rosterkit.spi.notice;

import io.rosterkit.model.notice.Mail;

/** Sends mails. Thread-safe; called with no transaction open and no lock held. */
@FunctionalInterface
public interface MailGateway {

    /**
     * Hands a mail to the mail system. Any exception counts as {@link Receipt.Unavailable}. The same mail may be handed
     * over twice, with the same {@code messageId}, when a process dies in between.
     */
    Receipt send(Mail mail);

    /**
     * Begins a batch: mails that one thread sends one after the other. A gateway that can send several mails over one
     * connection overrides it. It must not connect before the first mail. Default: each mail by {@link #send}.
     */
    default MailBatch batch() {
        return this::send;
    }
}
