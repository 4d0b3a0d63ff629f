package io.rosterkit.mail;

import io.rosterkit.model.notice.Mail;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.spi.notice.MailGateway;
import io.rosterkit.spi.notice.Receipt;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Properties;

/**
 * Writes each mail into a folder, as a file that mail programs open, instead of sending it: for development,
 * demonstrations and tests. The files hold working links. A file has the name of the message id, so that a mail that is
 * sent twice is one file, and whoever sees a file sees all of it. Thread-safe, also across processes.
 */
public final class EmlFolder implements MailGateway {

    private final Path folder;
    private final MimeMails mails;

    private EmlFolder(Path folder, MimeMails mails) {
        this.folder = folder;
        this.mails = mails;
    }

    /**
     * Writes into that folder, which is made when the first mail comes; {@code from} is one address, with a name or
     * without. {@link IllegalArgumentException} when it is not.
     */
    public static EmlFolder in(Path folder, String from) {
        return in(folder, from, Clock.systemUTC());
    }

    /** The same, with dates from that clock. */
    public static EmlFolder in(Path folder, String from, Clock clock) {
        Arguments.required("folder", folder, "from", from, "clock", clock);
        return new EmlFolder(folder, new MimeMails(Login.NONE.session(new Properties()), from, clock));
    }

    /** The file of a mail with that id, there or not. */
    public Path file(String messageId) {
        Arguments.required("messageId", messageId);
        return folder.resolve(MimeMails.checked(messageId) + ".eml");
    }

    @Override
    public Receipt send(Mail mail) {
        Arguments.required("mail", mail);
        try {
            write(mails.of(mail), file(mail.messageId()));
            return new Receipt.Accepted();
        } catch (AddressException unsendable) {
            return new Receipt.Rejected("address");
        } catch (IOException | MessagingException unwritable) {
            return new Receipt.Unavailable("folder");
        }
    }

    private void write(MimeMessage message, Path file) throws IOException, MessagingException {
        Files.createDirectories(folder);
        Path unfinished = Files.createTempFile(folder, "unfinished-", ".part");
        try {
            try (OutputStream target = Files.newOutputStream(unfinished)) {
                message.writeTo(target);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    @Override
    public String toString() {
        return "EmlFolder[" + folder + "]";
    }
}
