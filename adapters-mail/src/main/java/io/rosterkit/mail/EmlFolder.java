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
 * Writes each mail into a file instead of sending it, for development, demonstrations and tests. Mail programs can open
 * the files. The files have valid links in them: protect the folder. The name of a file is the message id, so a mail
 * that is sent twice is one file. A file is always complete when it appears. Thread-safe, also across processes.
 */
public final class EmlFolder implements MailGateway {

    private final Path folder;
    private final MimeMails mails;

    private EmlFolder(Path folder, MimeMails mails) {
        this.folder = folder;
        this.mails = mails;
    }

    /**
     * Writes into this folder, which is created with the first mail. {@code from} is one address, with or without a
     * name; otherwise an {@link IllegalArgumentException} is thrown.
     */
    public static EmlFolder in(Path folder, String from) {
        return in(folder, from, Clock.systemUTC());
    }

    /** Writes into this folder, with dates from this clock. */
    public static EmlFolder in(Path folder, String from, Clock clock) {
        Arguments.required("folder", folder, "from", from, "clock", clock);
        return new EmlFolder(folder, new MimeMails(Login.NONE.session(new Properties()), from, clock));
    }

    /** The path of the file for this message id, whether it exists or not. */
    public Path file(String messageId) {
        Arguments.required("messageId", messageId);
        return folder.resolve(MimeMails.requireValidId(messageId) + ".eml");
    }

    @Override
    public Receipt send(Mail mail) {
        Arguments.required("mail", mail);
        try {
            write(mails.compose(mail), file(mail.messageId()));
            return new Receipt.Accepted();
        } catch (AddressException invalidAddress) {
            return new Receipt.Rejected("address");
        } catch (IOException | MessagingException failure) {
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
