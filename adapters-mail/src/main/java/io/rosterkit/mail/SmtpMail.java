package io.rosterkit.mail;

import io.rosterkit.model.notice.Mail;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.spi.notice.MailBatch;
import io.rosterkit.spi.notice.MailGateway;
import io.rosterkit.spi.notice.Receipt;
import jakarta.mail.Session;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLContext;

/**
 * Sends mails to an SMTP server (RFC 5321). The mails of a {@link #batch()} share a connection, which is opened for the
 * first mail. A single {@link #send} uses its own connection. Thread-safe. An interrupt does not stop a mail that is
 * being sent.
 *
 * <p>Only a reply about this recipient is final ({@link Receipt.Rejected}). It has an enhanced status 5.1.x or 5.2.x,
 * except 5.1.7 and 5.1.8, which are about the sender. Or it is a reply 550, 551 or 553 to RCPT, unless its status or
 * its text is about something else. A full mailbox (5.2.2) is final too. A rejection without such a status, whose text
 * does not name the recipient either, is not {@linkplain Receipt.Rejected#explained explained}. A temporary reply about
 * this message, such as greylisting, is {@link Receipt.Deferred}. Every other reply is {@link Receipt.Unavailable}. The
 * codes:
 *
 * <ul>
 *   <li>{@code address}: rejected before sending, because the address is not valid in SMTP;
 *   <li>{@code message}: deferred, because the mail could not be composed;
 *   <li>{@code unconfirmed}: the connection was lost, or the server did not answer, after the last line of the mail.
 *       The server may have accepted it; the next attempt has the same {@code Message-ID};
 *   <li>{@code connect}: no connection, or it was lost; {@code timeout}: the server did not answer in time;
 *   <li>{@code tls}: the connection could not be encrypted; {@code login}: the login was refused, or the server
 *       requires one;
 *   <li>{@code helo}: the name in EHLO was refused; {@code sender}: the sender was refused;
 *   <li>{@code relay}: the server does not relay mail of this client; {@code rate}: too many mails or connections;
 *   <li>{@code policy}: a rule of the server against this client; {@code content}: the mail itself was refused;
 *   <li>{@code protocol}: a reply that is not valid in SMTP;
 *   <li>{@code smtp-}, the reply code, and the enhanced status if there is one, such as {@code smtp-550-5-1-1}: any
 *       other reply.
 * </ul>
 *
 * <p>The text of a reply is used to choose the code, and is never stored or shown.
 */
public final class SmtpMail implements MailGateway {

    private final Session session;
    private final MimeMails mails;
    private final String server;
    private final Optional<String> ehloName;
    private final int mailsPerConnection;

    private SmtpMail(Builder builder) {
        this.session = builder.login.session(builder.properties());
        this.mails = new MimeMails(session, builder.from, builder.clock);
        this.server = builder.host + ":" + builder.port;
        this.ehloName = builder.ehloName;
        this.mailsPerConnection = builder.mailsPerConnection;
    }

    /**
     * Builds a gateway to this server. {@code from} is the sender of every mail: one address, with or without a name.
     */
    public static Builder create(String host, int port, String from) {
        Arguments.required("host", host, "from", from);
        return new Builder(host, port, from);
    }

    @Override
    public Receipt send(Mail mail) {
        try (MailBatch batch = batch()) {
            return batch.send(mail);
        }
    }

    /** Begins a batch whose mails share a connection. */
    @Override
    public MailBatch batch() {
        return new SmtpBatch(
                mails,
                () -> new SmtpConnection(session, () -> ehloName.orElseGet(EhloName::ofThisMachine)),
                mailsPerConnection);
    }

    @Override
    public String toString() {
        return "SmtpMail[" + server + "]";
    }

    /** The settings of a gateway. */
    public static final class Builder {

        private final String host;
        private final int port;
        private final String from;
        private Login login = Login.NONE;
        private Encryption encryption = Encryption.STARTTLS;
        private Optional<SSLContext> tls = Optional.empty();
        private Duration timeout = Duration.ofSeconds(10);
        private Clock clock = Clock.systemUTC();
        private Optional<String> ehloName = Optional.empty();
        private int mailsPerConnection = 100;

        private Builder(String host, int port, String from) {
            this.host = host;
            this.port = port;
            this.from = from;
        }

        /** The login at the server. Default: none. */
        public Builder login(String user, String password) {
            this.login = Login.of(user, password);
            return this;
        }

        /** How the connection is encrypted. Default: {@link Encryption#STARTTLS}. */
        public Builder encryption(Encryption mode) {
            Arguments.required("mode", mode);
            this.encryption = mode;
            return this;
        }

        /**
         * Decides which certificates are trusted, for example those of the host's own certificate authority. Default:
         * those that the Java platform trusts.
         */
        public Builder tls(SSLContext context) {
            Arguments.required("context", context);
            this.tls = Optional.of(context);
            return this;
        }

        /** The maximum wait for a connection, for each reply and for each write. Default: 10 seconds. */
        public Builder timeout(Duration maxWait) {
            Arguments.required("maxWait", maxWait);
            this.timeout = maxWait;
            return this;
        }

        /** The clock for the date of a mail. Default: the system clock. */
        public Builder clock(Clock timeSource) {
            Arguments.required("timeSource", timeSource);
            this.clock = timeSource;
            return this;
        }

        /**
         * The name that the client gives in EHLO (RFC 5321 section 4.1.1.1): a domain with at least two labels, such as
         * {@code app.example.org}, or an address literal, such as {@code [192.0.2.1]} or {@code [IPv6:2001:db8::1]}.
         * Default: the name of the machine where it is such a domain, otherwise an address literal of the machine.
         */
        public Builder ehloName(String domain) {
            Arguments.required("domain", domain);
            this.ehloName = Optional.of(domain);
            return this;
        }

        /** The maximum number of mails of a batch over one connection. Default: 100. */
        public Builder mailsPerConnection(int mails) {
            this.mailsPerConnection = mails;
            return this;
        }

        /**
         * Makes the gateway, without connecting. Throws {@link IllegalArgumentException} that names what is missing or
         * wrong.
         */
        public SmtpMail build() {
            check(!host.isBlank(), "host must have a name");
            check(port >= 1 && port <= 65_535, "port must be 1 to 65535");
            check(
                    timeout.toMillis() >= 1 && timeout.toMillis() <= Integer.MAX_VALUE,
                    "timeout must be at least a millisecond and at most 24 days");
            check(mailsPerConnection >= 1, "mailsPerConnection must be at least 1");
            check(
                    ehloName.filter(name -> !EhloName.isValid(name)).isEmpty(),
                    "ehloName must be a domain such as app.example.org, or an address literal such as [192.0.2.1]");
            check(!login.isPresent() || encryption != Encryption.NONE, "login must not be sent without encryption");
            return new SmtpMail(this);
        }

        private static void check(boolean isValid, String message) {
            if (!isValid) {
                throw new IllegalArgumentException(message);
            }
        }

        private Properties properties() {
            Properties properties = new Properties();
            properties.setProperty("mail.smtp.host", host);
            properties.setProperty("mail.smtp.port", Integer.toString(port));
            properties.setProperty("mail.smtp.auth", Boolean.toString(login.isPresent()));
            String startTls = Boolean.toString(encryption == Encryption.STARTTLS);
            properties.setProperty("mail.smtp.starttls.enable", startTls);
            properties.setProperty("mail.smtp.starttls.required", startTls);
            properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(encryption == Encryption.TLS));
            properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
            properties.setProperty(
                    "mail.smtp.socketFactory.fallback", "false"); // no fallback to other trusted certificates
            tls.ifPresent(context -> properties.put("mail.smtp.ssl.socketFactory", context.getSocketFactory()));
            String millis = Long.toString(timeout.toMillis());
            List.of("connectiontimeout", "timeout", "writetimeout")
                    .forEach(wait -> properties.setProperty("mail.smtp." + wait, millis));
            return properties;
        }
    }
}
