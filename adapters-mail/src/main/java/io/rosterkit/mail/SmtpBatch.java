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
 * Sends mails over one connection, which is opened for the first mail. When the server has closed the connection, and
 * has not begun to process the mail, the mail is sent once more over a new connection. The second result counts.
 */
final class SmtpBatch implements MailBatch {

    private final MimeMails mails;
    private final Supplier<SmtpConnection> connections;
    private final int mailsPerConnection;
    private Optional<SmtpConnection> current = Optional.empty();
    private int sentOverConnection;

    SmtpBatch(MimeMails mails, Supplier<SmtpConnection> connections, int mailsPerConnection) {
        this.mails = mails;
        this.connections = connections;
        this.mailsPerConnection = mailsPerConnection;
    }

    @Override
    public Receipt send(Mail mail) {
        Arguments.required("mail", mail);
        MimeMails.requireValidId(mail.messageId());
        MimeMessage message;
        try {
            message = mails.compose(mail);
        } catch (AddressException invalidAddress) {
            return new Receipt.Rejected("address");
        } catch (MessagingException | RuntimeException compositionFailure) {
            return new Receipt.Deferred("message");
        }
        return send(message);
    }

    private Receipt send(MimeMessage message) {
        if (sentOverConnection >= mailsPerConnection) {
            close();
        }
        if (current.isPresent()) {
            SmtpConnection connection = current.get();
            Receipt receipt = deliver(connection, message);
            if (!needsNewConnection(connection, receipt)) {
                return receipt;
            }
        }
        SmtpConnection newConnection = connections.get();
        Optional<Receipt> failure = newConnection.open();
        if (failure.isPresent()) {
            return failure.get();
        }
        current = Optional.of(newConnection);
        sentOverConnection = 0;
        return deliver(newConnection, message);
    }

    private Receipt deliver(SmtpConnection connection, MimeMessage message) {
        sentOverConnection++;
        Receipt receipt = connection.deliver(message);
        if (receipt instanceof Receipt.Unavailable || !connection.isUsable()) {
            close();
        }
        return receipt;
    }

    /**
     * Whether the mail is sent again over a new connection. Not after a timeout, since the second attempt would
     * probably time out too.
     */
    private static boolean needsNewConnection(SmtpConnection connection, Receipt receipt) {
        return receipt instanceof Receipt.Unavailable unavailable
                && connection.isMailUnprocessed()
                && !unavailable.code().equals("timeout");
    }

    @Override
    public void close() {
        current.ifPresent(SmtpConnection::close);
        current = Optional.empty();
        sentOverConnection = 0;
    }
}
