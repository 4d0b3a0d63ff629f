package io.rosterkit.spi.notice;

import io.rosterkit.model.notice.Sms;

/** Sends short messages. Thread-safe; called with no transaction open and no lock held. */
@FunctionalInterface
public interface SmsGateway {

    /**
     * Hands a short message to the carrier. Any exception counts as {@link Receipt.Unavailable}. The same message may
     * be handed over twice, with the same {@code messageId}, when a process dies in between.
     */
    Receipt send(Sms sms);
}
