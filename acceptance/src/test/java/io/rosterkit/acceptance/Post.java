package io.rosterkit.acceptance;

import io.rosterkit.Roster;
import io.rosterkit.model.notice.Mail;
import io.rosterkit.profile.Profile;
import io.rosterkit.spi.notice.MailGateway;
import io.rosterkit.spi.notice.Receipt;
import io.rosterkit.spi.secret.KeyRing;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.CountingHasher;
import io.rosterkit.testkit.MovableClock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A mail gateway that remembers what it was offered, taken or not, and answers as it was told. */
final class Post implements MailGateway {

    static final KeyRing KEYS = KeyRing.of(new byte[32]);

    private final List<Mail> offered = new CopyOnWriteArrayList<>();
    private volatile Function<Mail, Receipt> answer = mail -> new Receipt.Accepted();

    /** From now on every mail is answered so. */
    void answers(Function<Mail, Receipt> mails) {
        answer = mails;
    }

    /** From now on every mail is answered so. */
    void answers(Receipt receipt) {
        answer = mail -> receipt;
    }

    /** Every mail it was offered, in order. */
    List<Mail> offered() {
        return List.copyOf(offered);
    }

    /** To whom it was offered a mail, in order. */
    List<String> addresses() {
        return offered.stream().map(mail -> mail.to().original()).toList();
    }

    void forget() {
        offered.clear();
    }

    /** A roster that sends through this. */
    Roster roster(Storage storage, KeyRing keys, Profile profile, MovableClock clock) {
        return Roster.create(storage, keys, profile)
                .links("https://app.example.org")
                .mail(this)
                .passwords(CountingHasher.create())
                .clock(clock)
                .build();
    }

    @Override
    public Receipt send(Mail mail) {
        offered.add(mail);
        return answer.apply(mail);
    }
}
