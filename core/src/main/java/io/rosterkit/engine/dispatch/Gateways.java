package io.rosterkit.engine.dispatch;

import io.rosterkit.engine.notice.RenderedMessage;
import io.rosterkit.spi.notice.MailBatch;
import io.rosterkit.spi.notice.MailGateway;
import io.rosterkit.spi.notice.Receipt;
import io.rosterkit.spi.notice.SmsGateway;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The gateways through which messages leave. Without one for short messages, each of them becomes a dead letter. */
public record Gateways(MailGateway mail, Optional<SmsGateway> sms) {

    private static final Answer NOTHING =
            new Answer(new Receipt.Unavailable("gateway-no-answer"), "it answered nothing");

    /** What a gateway does with one message. */
    @FunctionalInterface
    private interface Sending {
        Receipt send();
    }

    /** Begins a batch: one thread's messages, mails among them in one batch of the mail gateway. */
    Line open() {
        return new Line(mail, sms);
    }

    /** Messages on their way, one after the other. Not thread-safe. */
    static final class Line implements AutoCloseable {

        private final MailGateway mail;
        private final Optional<SmsGateway> sms;
        private @Nullable MailBatch batch;

        private Line(MailGateway mail, Optional<SmsGateway> sms) {
            this.mail = mail;
            this.sms = sms;
        }

        /** Hands a message over. Whatever a gateway does but taking the message, the message was not taken. */
        Answer offer(RenderedMessage written) {
            if (written instanceof RenderedMessage.AsMail letter) {
                return guarded(written, () -> mails().send(letter.mail()));
            }
            return guarded(written, () -> sms.orElseThrow().send(((RenderedMessage.AsSms) written).sms()));
        }

        private MailBatch mails() {
            if (batch == null) {
                batch = Objects.requireNonNull(mail.batch(), "the gateway answers no batch");
            }
            return batch;
        }

        @SuppressWarnings("NullAway") // a gateway is the host's code
        private Answer guarded(RenderedMessage written, Sending sending) {
            try {
                Receipt receipt = sending.send();
                return receipt == null ? NOTHING : new Answer(receipt, "");
            } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError broken) {
                close();
                return new Answer(new Receipt.Unavailable(Faults.code(broken)), LogText.of(broken, written));
            }
        }

        /** Ends the batch; what it throws is of no use to any message. */
        @Override
        public void close() {
            MailBatch open = batch;
            batch = null;
            if (open != null) {
                try {
                    open.close();
                } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError broken) {
                    GatewayLog.closing(broken);
                }
            }
        }
    }
}
