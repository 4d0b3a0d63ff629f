package io.rosterkit.notice;

import io.rosterkit.spi.notice.MailGateway;
import io.rosterkit.spi.notice.Receipt;
import io.rosterkit.spi.notice.SmsGateway;
import java.util.Optional;

/** The ways out of the house. Without a way for short messages, each of them becomes a dead letter. */
public record Gateways(MailGateway mail, Optional<SmsGateway> sms) {

    private static final Receipt BROKEN = new Receipt.Unavailable("gateway");
    private static final Receipt NO_SMS = new Receipt.Rejected("no-sms-gateway");

    /**
     * Whatever a gateway does but taking the message, the message was not taken; one that breaks must not hold back the
     * others.
     */
    @SuppressWarnings("NullAway") // a gateway is somebody else's code
    Receipt handOver(Written written) {
        try {
            Receipt receipt = offer(written);
            return receipt == null ? BROKEN : receipt;
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError broken) {
            return BROKEN;
        }
    }

    private Receipt offer(Written written) {
        if (written instanceof Written.AsMail letter) {
            return mail.send(letter.mail());
        }
        return sms.isEmpty() ? NO_SMS : sms.get().send(((Written.AsSms) written).sms());
    }
}
