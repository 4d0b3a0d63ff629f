package io.rosterkit.spi.notice;

import io.rosterkit.model.notice.Mail;

/**
 * Mails that one thread sends one after the other, say over one connection. The dispatcher closes it after the last
 * one. Not thread-safe.
 */
@FunctionalInterface
public interface MailBatch extends AutoCloseable {

    /** Hands a mail to the mail system, as {@link MailGateway#send} does. A failed mail does not end the batch. */
    Receipt send(Mail mail);

    /**
     * Gives back what the batch holds, such as its connection. Throws nothing. Default: there is nothing to give back.
     */
    @Override
    default void close() {}
}
