package io.rosterkit.mail;

import io.rosterkit.model.notice.Mail;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.spi.notice.MailBatch;
import io.rosterkit.spi.notice.Receipt;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Mails over one connection, opened at the first one. A connection that turns out to be over is replaced once for a
 * mail of which the server has taken no notice; after that, what the server says holds.
 */
final class SmtpBatch implements MailBatch {

    private final MimeMails mails;
    private final Supplier<SmtpConnection> connections;
    private final int mailsPerConnection;
    private Optional<SmtpConnection> current = Optional.empty();
    private int offered;

    SmtpBatch(MimeMails mails, Supplier<SmtpConnection> connections, int mailsPerConnection) {
        this.mails = mails;
        this.connections = connections;
        this.mailsPerConnection = mailsPerConnection;
    }

    @Override
    public Receipt send(Mail mail) {
        Arguments.required("mail", mail);
        MimeMails.checked(mail.messageId());
        MimeMessage message;
        try {
            message = mails.of(mail);
        } catch (AddressException unsendable) {
            return new Receipt.Rejected("address");
        } catch (MessagingException | RuntimeException unwritable) {
            return new Receipt.Deferred("message");
        }
        return send(message);
    }

    private Receipt send(MimeMessage message) {
        if (offered >= mailsPerConnection) {
            close();
        }
        if (current.isPresent()) {
            SmtpConnection used = current.get();
            Receipt receipt = offer(used, message);
            if (!over(used, receipt)) {
                return receipt;
            }
        }
        SmtpConnection fresh = connections.get();
        Optional<Receipt> trouble = fresh.open();
        if (trouble.isPresent()) {
            return trouble.get();
        }
        current = Optional.of(fresh);
        offered = 0;
        return offer(fresh, message);
    }

    private Receipt offer(SmtpConnection connection, MimeMessage message) {
        offered++;
        Receipt receipt = connection.deliver(message);
        if (receipt instanceof Receipt.Unavailable || !connection.usable()) {
            close();
        }
        return receipt;
    }

    /** A server that is silent is not asked again: it would be silent once more. */
    private static boolean over(SmtpConnection used, Receipt receipt) {
        return receipt instanceof Receipt.Unavailable away
                && used.unnoticed()
                && !away.code().equals("timeout");
    }

    @Override
    public void close() {
        current.ifPresent(SmtpConnection::close);
        current = Optional.empty();
        offered = 0;
    }
}
