package io.rosterkit.engine.dispatch;

import io.rosterkit.engine.notice.RenderedMessage;
import io.rosterkit.spi.notice.MailBatch;
import io.rosterkit.spi.notice.MailGateway;
import io.rosterkit.spi.notice.Receipt;
import io.rosterkit.spi.notice.SmsGateway;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The gateways through which messages are sent. Without an SMS gateway, every text message becomes a dead letter. */
public record Gateways(MailGateway mail, Optional<SmsGateway> sms) {

    private static final GatewayResponse NO_ANSWER =
            new GatewayResponse(new Receipt.Unavailable("gateway-no-answer"), "it returned no receipt");

    /** One call of a gateway. */
    @FunctionalInterface
    private interface SendCall {
        Receipt send();
    }

    /** Begins a session for the messages of one thread. Its mails are in one batch of the mail gateway. */
    Session open() {
        return new Session(mail, sms);
    }

    /** Sends messages one after the other. Not thread-safe. */
    static final class Session implements AutoCloseable {

        private final MailGateway mail;
        private final Optional<SmsGateway> sms;
        private @Nullable MailBatch batch;

        private Session(MailGateway mail, Optional<SmsGateway> sms) {
            this.mail = mail;
            this.sms = sms;
        }

        /** Gives a message to its gateway. A gateway that throws or returns null did not take the message. */
        GatewayResponse send(RenderedMessage message) {
            if (message instanceof RenderedMessage.AsMail asMail) {
                return sendGuarded(message, () -> mailBatch().send(asMail.mail()));
            }
            return sendGuarded(message, () -> sms.orElseThrow().send(((RenderedMessage.AsSms) message).sms()));
        }

        private MailBatch mailBatch() {
            if (batch == null) {
                batch = Objects.requireNonNull(mail.batch(), "the gateway returned no batch");
            }
            return batch;
        }

        @SuppressWarnings("NullAway") // the host implements the gateways, and they may return null
        private GatewayResponse sendGuarded(RenderedMessage message, SendCall call) {
            try {
                Receipt receipt = call.send();
                return receipt == null ? NO_ANSWER : new GatewayResponse(receipt, "");
            } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError failure) {
                close();
                return new GatewayResponse(
                        new Receipt.Unavailable(ExceptionCodes.code(failure)), LogRedaction.redact(failure, message));
            }
        }

        /** Ends the batch. An exception here does not concern any message, so it is only logged. */
        @Override
        public void close() {
            MailBatch current = batch;
            batch = null;
            if (current != null) {
                try {
                    current.close();
                } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError failure) {
                    GatewayLog.batchNotClosed(failure);
                }
            }
        }
    }
}
