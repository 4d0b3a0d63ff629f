package io.rosterkit.mail;

import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.notice.Mail;
import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Locale;
import java.util.TimeZone;
import java.util.regex.Pattern;

/**
 * Makes a MIME message of a mail (RFC 5322, RFC 2045 to 2047). The message has exactly one recipient, and only the
 * headers that are set here. Thread-safe.
 */
final class MimeMails {

    /** One addr-spec in ASCII without quotes, comments, groups or a second address. */
    private static final Pattern PLAIN_ADDRESS = Pattern.compile("[!-~&&[^\"(),:;<>\\[\\\\\\]]]{3,254}");

    /** The characters that are safe in a header and in a file name. */
    private static final Pattern MESSAGE_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,99}");

    private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\r|\\n");

    private final Session session;
    private final InternetAddress from;
    private final Clock clock;

    MimeMails(Session session, String from, Clock clock) {
        this.session = session;
        this.from = sender(from);
        this.clock = clock;
    }

    /** Makes the message. Throws {@link AddressException} when the address of the recipient is not valid in SMTP. */
    MimeMessage compose(Mail mail) throws MessagingException {
        MimeMessage message = new MessageWithId(
                session, "<" + requireValidId(mail.messageId()) + "@" + host(from.getAddress()) + ">");
        message.setFrom(from);
        message.setRecipient(RecipientType.TO, recipient(mail.to()));
        message.setHeader("Date", date());
        message.setHeader(
                "Auto-Submitted", "auto-generated"); // RFC 3834: no automatic reply, such as a vacation notice
        message.setHeader("X-Auto-Response-Suppress", "All"); // the same for Exchange, which needs its own header
        message.setContentLanguage(new String[] {mail.language().toLanguageTag()});
        try {
            message.setHeader("Subject", Subjects.header(mail.subject()));
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException("every Java platform has UTF-8", impossible);
        }
        byte[] text = LINE_END.matcher(mail.text()).replaceAll("\r\n").getBytes(StandardCharsets.UTF_8);
        message.setDataHandler(new DataHandler(new ByteArrayDataSource(text, "text/plain; charset=UTF-8")));
        message.saveChanges();
        return message;
    }

    /** Returns the id. Throws {@link IllegalArgumentException} when it is not safe in a header and as a file name. */
    static String requireValidId(String messageId) {
        if (!MESSAGE_ID.matcher(messageId).matches()) {
            throw new IllegalArgumentException(
                    "messageId must be 1 to 100 letters, digits, dots, hyphens, underscores or plus signs");
        }
        return messageId;
    }

    private static InternetAddress sender(String from) {
        try {
            InternetAddress sender = new InternetAddress(from, true);
            if (from.chars().noneMatch(Character::isISOControl)
                    && PLAIN_ADDRESS.matcher(sender.getAddress()).matches()) {
                sender.setPersonal(sender.getPersonal(), StandardCharsets.UTF_8.name());
                return sender;
            }
        } catch (AddressException | UnsupportedEncodingException malformed) {
            throw new IllegalArgumentException("from must be one e-mail address, with a name or without");
        }
        throw new IllegalArgumentException("from must be one e-mail address, with a name or without");
    }

    /**
     * The local part as it was typed, since upper and lower case may differ there, and the domain in its ASCII form.
     */
    private static InternetAddress recipient(EmailAddress to) throws AddressException {
        String local = to.original().substring(0, Math.max(0, to.original().lastIndexOf('@')));
        InternetAddress address = new InternetAddress();
        address.setAddress(local + "@" + host(to.key()));
        boolean isPlain = PLAIN_ADDRESS.matcher(address.getAddress()).matches();
        if (!isPlain || !address.getAddress().toLowerCase(Locale.ROOT).equals(to.key())) {
            throw new AddressException("not one plain address");
        }
        address.validate();
        return address;
    }

    private static String host(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private String date() {
        MailDateFormat format = new MailDateFormat();
        format.setTimeZone(TimeZone.getTimeZone("UTC"));
        return format.format(Date.from(clock.instant()));
    }

    /** A message with a fixed id, so that a mail that is sent again has the same one. */
    private static final class MessageWithId extends MimeMessage {

        private final String id;

        MessageWithId(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
