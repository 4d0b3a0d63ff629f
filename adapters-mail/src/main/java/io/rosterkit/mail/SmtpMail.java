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
 * Sends mails to an SMTP server (RFC 5321). The mails of a {@link #batch()} share a connection, which is opened at the
 * first one; a single {@link #send} has a connection of its own. Thread-safe; an interrupt does not end a mail under
 * way.
 *
 * <p>Only a reply that speaks of this recipient is final ({@link Receipt.Rejected}): an enhanced status 5.1.x or 5.2.x,
 * except 5.1.7 and 5.1.8, which speak of the sender; or 550, 551 or 553 to RCPT, unless a status or the text of the
 * reply says otherwise. A full mailbox (5.2.2) is final too. A rejection without such a status, whose text does not
 * name the recipient either, is not {@linkplain Receipt.Rejected#explained explained}. What concerns this message for
 * the moment, such as greylisting, is {@link Receipt.Deferred}. Everything else is {@link Receipt.Unavailable}. The
 * codes:
 *
 * <ul>
 *   <li>{@code address}: rejected here, since the address cannot be written in SMTP;
 *   <li>{@code message}: deferred, since the mail could not be composed;
 *   <li>{@code unconfirmed}: the connection was lost, or the server fell silent, after the last line of the mail. The
 *       server may have taken it; the next attempt has the same {@code Message-ID};
 *   <li>{@code connect}: no connection, or it was lost; {@code timeout}: the server did not answer in time;
 *   <li>{@code tls}: the connection could not be encrypted; {@code login}: the login was refused, or one is missing;
 *   <li>{@code helo}: the name in EHLO was refused; {@code sender}: the sender was refused;
 *   <li>{@code relay}: the server does not pass on mail for this client; {@code rate}: too many mails or connections;
 *   <li>{@code policy}: a rule of the server against this client; {@code content}: the mail itself was refused;
 *   <li>{@code protocol}: an answer that SMTP does not know;
 *   <li>{@code smtp-}, the reply code, and the enhanced status if there is one, such as {@code smtp-550-5-1-1}: any
 *       other.
 * </ul>
 *
 * <p>The text of a reply helps to tell these apart and is never stored or shown.
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

    /** A gateway to that server; {@code from} is one address, with a name or without, and the sender of every mail. */
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
        private Optional<String> ehloName = Optional.empty();
        private int mailsPerConnection = 100;

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
            Arguments.required("chosen", chosen);
            this.encryption = chosen;
            return this;
        }

        /**
         * What says which servers to trust, say under a certificate authority of one's own. Default: the platform's.
         */
        public Builder tls(SSLContext context) {
            Arguments.required("context", context);
            this.tls = Optional.of(context);
            return this;
        }

        /** How long to wait at most for a connection, for each answer and for each write. Default: 10 seconds. */
        public Builder timeout(Duration longest) {
            Arguments.required("longest", longest);
            this.timeout = longest;
            return this;
        }

        /** Where the date of a mail comes from. Default: the system's clock. */
        public Builder clock(Clock source) {
            Arguments.required("source", source);
            this.clock = source;
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

        /** How many mails of a batch share a connection at most. Default: 100. */
        public Builder mailsPerConnection(int most) {
            this.mailsPerConnection = most;
            return this;
        }

        /** The gateway; {@link IllegalArgumentException} names what is missing or wrong. It does not connect yet. */
        public SmtpMail build() {
            check(!host.isBlank(), "host must have a name");
            check(port >= 1 && port <= 65_535, "port must be 1 to 65535");
            check(
                    timeout.toMillis() >= 1 && timeout.toMillis() <= Integer.MAX_VALUE,
                    "timeout must be at least a millisecond and at most 24 days");
            check(mailsPerConnection >= 1, "mailsPerConnection must be at least 1");
            check(
                    ehloName.filter(name -> !EhloName.valid(name)).isEmpty(),
                    "ehloName must be a domain such as app.example.org, or an address literal such as [192.0.2.1]");
            check(!login.given() || encryption != Encryption.NONE, "login must not be sent without encryption");
            return new SmtpMail(this);
        }

        private static void check(boolean fits, String rule) {
            if (!fits) {
                throw new IllegalArgumentException(rule);
            }
        }

        private Properties properties() {
            Properties properties = new Properties();
            properties.setProperty("mail.smtp.host", host);
            properties.setProperty("mail.smtp.port", Integer.toString(port));
            properties.setProperty("mail.smtp.auth", Boolean.toString(login.given()));
            String startTls = Boolean.toString(encryption == Encryption.STARTTLS);
            properties.setProperty("mail.smtp.starttls.enable", startTls);
            properties.setProperty("mail.smtp.starttls.required", startTls);
            properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(encryption == Encryption.TLS));
            properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
            properties.setProperty("mail.smtp.socketFactory.fallback", "false"); // trusts nobody but these
            tls.ifPresent(context -> properties.put("mail.smtp.ssl.socketFactory", context.getSocketFactory()));
            String millis = Long.toString(timeout.toMillis());
            List.of("connectiontimeout", "timeout", "writetimeout")
                    .forEach(wait -> properties.setProperty("mail.smtp." + wait, millis));
            return properties;
        }
    }
}
