package io.rosterkit.mail;

import io.rosterkit.model.notice.Mail;
import io.rosterkit.spi.notice.MailGateway;
import io.rosterkit.spi.notice.Receipt;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLContext;

/**
 * Sends mails to an SMTP server (RFC 5321), each over a connection of its own. A permanent no to the recipient rejects
 * the mail; everything else that goes wrong is a reason to try again later. Codes are {@code smtp-} and the reply code,
 * {@code login}, {@code connect} or {@code address}. Thread-safe.
 */
public final class SmtpMail implements MailGateway {

    private final Session session;
    private final MimeMails mails;
    private final String server;

    private SmtpMail(Builder builder) {
        this.session = builder.login.session(builder.properties());
        this.mails = new MimeMails(session, builder.from, builder.clock);
        this.server = builder.host + ":" + builder.port;
    }

    /** A gateway to that server; {@code from} is one address, with a name or without, and the sender of every mail. */
    public static Builder create(String host, int port, String from) {
        return new Builder(host, port, from);
    }

    @Override
    public Receipt send(Mail mail) {
        try {
            return send(mails.of(mail));
        } catch (AddressException unsendable) {
            return new Receipt.Rejected("address");
        } catch (MessagingException unwritable) {
            return new Receipt.Unavailable("message");
        }
    }

    private Receipt send(MimeMessage message) {
        boolean taken = false;
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect();
            transport.sendMessage(message, message.getAllRecipients());
            taken = true;
        } catch (MessagingException failure) {
            // A farewell that fails does not undo what the server took.
            return taken ? new Receipt.Accepted() : Replies.receipt(failure);
        }
        return new Receipt.Accepted();
    }

    @Override
    public String toString() {
        return "SmtpMail[" + server + "]";
    }

    /** Collects what differs from the defaults. */
    public static final class Builder {

        private final String host;
        private final int port;
        private final String from;
        private Login login = Login.NONE;
        private Encryption encryption = Encryption.STARTTLS;
        private Optional<SSLContext> tls = Optional.empty();
        private Duration timeout = Duration.ofSeconds(10);
        private Clock clock = Clock.systemUTC();

        private Builder(String host, int port, String from) {
            this.host = host;
            this.port = port;
            this.from = from;
        }

        /** With that login. Default: none. */
        public Builder login(String user, String password) {
            this.login = Login.of(user, password);
            return this;
        }

        /** How the way to the server is protected. Default: {@link Encryption#STARTTLS}. */
        public Builder encryption(Encryption chosen) {
            this.encryption = chosen;
            return this;
        }

        /**
         * What says which servers to trust, say under a certificate authority of one's own. Default: the platform's.
         */
        public Builder tls(SSLContext context) {
            this.tls = Optional.of(context);
            return this;
        }

        /** How long to wait at most for a connection, for each answer and for each write. Default: 10 seconds. */
        public Builder timeout(Duration longest) {
            this.timeout = longest;
            return this;
        }

        /** Where the date of a mail comes from. Default: the system's clock. */
        public Builder clock(Clock source) {
            this.clock = source;
            return this;
        }

        /** The gateway; {@link IllegalArgumentException} names what is missing or wrong. It does not connect yet. */
        public SmtpMail build() {
            if (host.isBlank()) {
                throw new IllegalArgumentException("host must have a name");
            }
            if (port < 1 || port > 65_535) {
                throw new IllegalArgumentException("port must be 1 to 65535");
            }
            if (timeout.toMillis() < 1 || timeout.toMillis() > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("timeout must be at least a millisecond and at most 24 days");
            }
            if (login.given() && encryption == Encryption.NONE) {
                throw new IllegalArgumentException("login must not be sent without encryption");
            }
            return new SmtpMail(this);
        }

        private Properties properties() {
            Properties properties = new Properties();
            properties.setProperty("mail.smtp.host", host);
            properties.setProperty("mail.smtp.port", Integer.toString(port));
            properties.setProperty("mail.smtp.auth", Boolean.toString(login.given()));
            boolean startTls = encryption == Encryption.STARTTLS;
            properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(startTls));
            properties.setProperty("mail.smtp.starttls.required", Boolean.toString(startTls));
            properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(encryption == Encryption.TLS));
            properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
            tls.ifPresent(context -> properties.put("mail.smtp.ssl.socketFactory", context.getSocketFactory()));
            String millis = Long.toString(timeout.toMillis());
            properties.setProperty("mail.smtp.connectiontimeout", millis);
            properties.setProperty("mail.smtp.timeout", millis);
            properties.setProperty("mail.smtp.writetimeout", millis);
            return properties;
        }
    }
}
