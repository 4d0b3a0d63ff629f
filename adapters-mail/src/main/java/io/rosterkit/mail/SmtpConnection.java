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
 * One connection. It notes at which step it is and what the server answered there, because the exceptions of the mail
 * library tell neither reliably: a reply is lost when the server hangs up after it.
 */
final class SmtpConnection extends SMTPTransport {

    private static final int DEEPEST = 10;

    private final Supplier<String> ehloName;
    private Step step = Step.GREETING;
    private Optional<Reply> reply = Optional.empty();
    private boolean farewell;
    private boolean lost;

    SmtpConnection(Session session, Supplier<String> ehloName) {
        super(session, new URLName("smtp", null, -1, null, null, null));
        this.ehloName = ehloName;
    }

    /** Opens the connection; what is in the way, if anything. */
    synchronized Optional<Receipt> open() {
        try {
            connect();
            return Optional.empty();
        } catch (MessagingException | RuntimeException failure) {
            return Optional.of(meaning(failure));
        }
    }

    /** Sends a mail. */
    synchronized Receipt deliver(MimeMessage message) {
        step = Step.SENDER;
        reply = Optional.empty();
        try {
            sendMessage(message, message.getAllRecipients());
            return new Receipt.Accepted();
        } catch (MessagingException | RuntimeException failure) {
            Receipt meaning = meaning(failure);
            lost |= reply.filter(said -> said.code() >= 400).isEmpty();
            return meaning;
        }
    }

    /** Whether the server took no notice of the last mail, which may be offered again without being sent twice. */
    synchronized boolean unnoticed() {
        boolean gone = reply.filter(said -> !said.closing()).isEmpty();
        return step == Step.SENDER || (step == Step.RECIPIENT && gone);
    }

    /** Whether another mail may be sent. */
    synchronized boolean usable() {
        return !lost;
    }

    /** Sends QUIT where the connection still stands. A QUIT that fails undoes nothing. */
    @Override
    public synchronized void close() {
        if (farewell) {
            return; // the library closes again when it cannot read the reply to QUIT
        }
        farewell = true;
        try {
            super.close();
        } catch (MessagingException | RuntimeException gone) {
            lost = true;
        }
    }

    @Override
    public synchronized String getLocalHost() {
        return ehloName.get();
    }

    /** With HELO as the way out only for a server that does not know EHLO (RFC 5321 section 3.2). */
    @Override
    protected boolean ehlo(String domain) throws MessagingException {
        boolean understood = super.ehlo(domain);
        int code = reply.map(Reply::code).orElse(-1);
        if (!understood && code != 500 && code != 502) {
            throw new MessagingException("EHLO was refused");
        }
        return understood;
    }

    @Override
    protected void sendCommand(String command) throws MessagingException {
        begun(command).ifPresent(next -> {
            step = next;
            reply = Optional.empty();
        });
        try {
            super.sendCommand(command);
        } catch (MessagingException gone) {
            lost = true;
            throw gone;
        }
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        boolean wanted = !farewell && (reply.isEmpty() || step == Step.LOGIN);
        int code = -1;
        try {
            code = super.readServerResponse();
        } finally {
            lost |= code <= 0 || code == 421 || code == 221;
        }
        if (wanted && code > 0) {
            reply = Optional.of(Reply.of(step, code, getLastServerResponse()));
        }
        return code;
    }

    /** RSET, QUIT and what an answer to AUTH is made of begin no step. */
    private static Optional<Step> begun(String command) {
        return switch (command.split(" ", 2)[0].toUpperCase(Locale.ROOT)) {
            case "EHLO", "HELO" -> Optional.of(Step.HELLO);
            case "STARTTLS" -> Optional.of(Step.TLS);
            case "AUTH" -> Optional.of(Step.LOGIN);
            case "MAIL" -> Optional.of(Step.SENDER);
            case "RCPT" -> Optional.of(Step.RECIPIENT);
            case "DATA" -> Optional.of(Step.DATA);
            case "." -> Optional.of(Step.END);
            default -> Optional.empty();
        };
    }

    private Receipt meaning(Exception failure) {
        Optional<Reply> no = reply.filter(said -> said.code() >= 400);
        if (no.isPresent()) {
            return Replies.receipt(no.get());
        }
        if (step == Step.END) {
            return reply.filter(said -> said.code() / 100 == 2).isPresent()
                    ? new Receipt.Accepted()
                    : new Receipt.Unavailable("unconfirmed");
        }
        return new Receipt.Unavailable(trouble(failure));
    }

    private String trouble(Exception failure) {
        if (caused(failure, SocketTimeoutException.class)) {
            return "timeout";
        }
        if (caused(failure, SSLException.class) || step == Step.TLS) {
            return "tls";
        }
        if (step == Step.HELLO && reply.isPresent() && !lost) {
            return failure instanceof AuthenticationFailedException ? "login" : "tls"; // offered neither
        }
        return reply.isPresent() && !lost ? "protocol" : "connect";
    }

    private static boolean caused(Exception failure, Class<? extends Exception> type) {
        return Stream.iterate((Throwable) failure, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST)
                .anyMatch(type::isInstance);
    }
}
