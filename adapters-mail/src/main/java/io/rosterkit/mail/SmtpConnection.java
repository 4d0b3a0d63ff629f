package io.rosterkit.mail;

import io.rosterkit.spi.notice.Receipt;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;
import java.net.SocketTimeoutException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * One connection to the server. It records the current step and the reply of the server at this step. The exceptions of
 * the mail library do not have them reliably: they lose a reply when the server closes the connection after it.
 */
final class SmtpConnection extends SMTPTransport {

    private static final int MAX_CAUSES = 10;

    private final Supplier<String> ehloName;
    private SmtpStep step = SmtpStep.GREETING;
    private Optional<Reply> reply = Optional.empty();
    private boolean isClosed;
    private boolean isLost;

    SmtpConnection(Session session, Supplier<String> ehloName) {
        super(session, new URLName("smtp", null, -1, null, null, null));
        this.ehloName = ehloName;
    }

    /** Opens the connection. The receipt of the failure; empty when the connection is open. */
    synchronized Optional<Receipt> open() {
        try {
            connect();
            return Optional.empty();
        } catch (MessagingException | RuntimeException failure) {
            return Optional.of(receipt(failure));
        }
    }

    /** Sends a mail. */
    synchronized Receipt deliver(MimeMessage message) {
        step = SmtpStep.SENDER;
        reply = Optional.empty();
        try {
            sendMessage(message, message.getAllRecipients());
            return new Receipt.Accepted();
        } catch (MessagingException | RuntimeException failure) {
            Receipt receipt = receipt(failure);
            isLost |= reply.filter(received -> received.code() >= 400).isEmpty();
            return receipt;
        }
    }

    /** Whether the server has not begun to process the last mail, so that sending it again cannot deliver it twice. */
    synchronized boolean isMailUnprocessed() {
        boolean noReply = reply.filter(received -> !received.closesConnection()).isEmpty();
        return step == SmtpStep.SENDER || (step == SmtpStep.RECIPIENT && noReply);
    }

    /** Whether another mail can be sent over the connection. */
    synchronized boolean isUsable() {
        return !isLost;
    }

    /** Sends QUIT if the connection is still open. A failure of QUIT does not matter for the mails before it. */
    @Override
    public synchronized void close() {
        if (isClosed) {
            return; // the library closes again when it cannot read the reply to QUIT
        }
        isClosed = true;
        try {
            super.close();
        } catch (MessagingException | RuntimeException failure) {
            isLost = true;
        }
    }

    @Override
    public synchronized String getLocalHost() {
        return ehloName.get();
    }

    /**
     * Sends EHLO. The mail library tries HELO after a false result, so that is only for a server that does not know
     * EHLO (RFC 5321 section 3.2).
     */
    @Override
    protected boolean ehlo(String domain) throws MessagingException {
        boolean accepted = super.ehlo(domain);
        int code = reply.map(Reply::code).orElse(-1);
        if (!accepted && code != 500 && code != 502) {
            throw new MessagingException("EHLO was refused");
        }
        return accepted;
    }

    @Override
    protected void sendCommand(String command) throws MessagingException {
        stepOf(command).ifPresent(next -> {
            step = next;
            reply = Optional.empty();
        });
        try {
            super.sendCommand(command);
        } catch (MessagingException failure) {
            isLost = true;
            throw failure;
        }
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        boolean isExpected = !isClosed && (reply.isEmpty() || step == SmtpStep.LOGIN);
        int code = -1;
        try {
            code = super.readServerResponse();
        } finally {
            isLost |= code <= 0 || code == 421 || code == 221;
        }
        if (isExpected && code > 0) {
            reply = Optional.of(Reply.of(step, code, getLastServerResponse()));
        }
        return code;
    }

    /** The step that a command begins. RSET, QUIT and the data after AUTH begin none. */
    private static Optional<SmtpStep> stepOf(String command) {
        return switch (command.split(" ", 2)[0].toUpperCase(Locale.ROOT)) {
            case "EHLO", "HELO" -> Optional.of(SmtpStep.HELLO);
            case "STARTTLS" -> Optional.of(SmtpStep.TLS);
            case "AUTH" -> Optional.of(SmtpStep.LOGIN);
            case "MAIL" -> Optional.of(SmtpStep.SENDER);
            case "RCPT" -> Optional.of(SmtpStep.RECIPIENT);
            case "DATA" -> Optional.of(SmtpStep.DATA);
            case "." -> Optional.of(SmtpStep.END);
            default -> Optional.empty();
        };
    }

    private Receipt receipt(Exception failure) {
        Optional<Reply> negative = reply.filter(received -> received.code() >= 400);
        if (negative.isPresent()) {
            return ReplyRules.receiptFor(negative.get());
        }
        if (step == SmtpStep.END) {
            return reply.filter(received -> received.code() / 100 == 2).isPresent()
                    ? new Receipt.Accepted()
                    : new Receipt.Unavailable("unconfirmed");
        }
        return new Receipt.Unavailable(failureCode(failure));
    }

    private String failureCode(Exception failure) {
        if (hasCause(failure, SocketTimeoutException.class)) {
            return "timeout";
        }
        if (hasCause(failure, SSLException.class) || step == SmtpStep.TLS) {
            return "tls";
        }
        if (step == SmtpStep.HELLO && reply.isPresent() && !isLost) {
            return failure instanceof AuthenticationFailedException ? "login" : "tls"; // the server offered neither
        }
        return reply.isPresent() && !isLost ? "protocol" : "connect";
    }

    private static boolean hasCause(Exception failure, Class<? extends Exception> type) {
        return Stream.iterate((Throwable) failure, Objects::nonNull, Throwable::getCause)
                .limit(MAX_CAUSES)
                .anyMatch(type::isInstance);
    }
}
