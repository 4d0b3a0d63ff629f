package io.rosterkit.inmemory;

import io.rosterkit.model.notice.Mail;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.spi.notice.MailGateway;
import io.rosterkit.spi.notice.Receipt;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A mail gateway that accepts everything and keeps it, for tests. Thread-safe. Its {@code toString} tells how many and
 * no more.
 */
public final class InMemoryMail implements MailGateway {

    private final List<Mail> mails = new CopyOnWriteArrayList<>();

    private InMemoryMail() {}

    /** A gateway that was given nothing yet. */
    public static InMemoryMail create() {
        return new InMemoryMail();
    }

    @Override
    public Receipt send(Mail mail) {
        Arguments.required("mail", mail);
        mails.add(mail);
        return new Receipt.Accepted();
    }

    /** Everything that was sent so far, in order. */
    public List<Mail> mails() {
        return List.copyOf(mails);
    }

    /** What was sent so far to an address, in order; the address as it was given, or its key. */
    public List<Mail> to(String address) {
        Arguments.required("address", address);
        return mails.stream()
                .filter(mail ->
                        mail.to().original().equals(address) || mail.to().key().equals(address))
                .toList();
    }

    @Override
    public String toString() {
        return "InMemoryMail[" + mails.size() + " mails]";
    }
}
