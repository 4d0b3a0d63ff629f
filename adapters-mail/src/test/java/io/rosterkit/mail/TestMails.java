package io.rosterkit.mail;

import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.notice.Mail;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

/** The mails of the tests. */
final class TestMails {

    static final String FROM = "Example Praxis <no-reply@app.example.org>";
    static final String ID = "rosterkit.01932f6e-0000-7000-8000-000000000001";
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-29T01:30:00Z"), ZoneOffset.UTC);
    static final EmailAddress ANNA = new EmailAddress("Anna.Weiss@Example.org", "anna.weiss@example.org");

    private TestMails() {}

    static Mail mail() {
        return mail(ANNA, "An invitation", "Hello Anna,\n\nopen this link:\n");
    }

    static Mail mail(String subject) {
        return mail(ANNA, subject, "Hello\n");
    }

    static Mail mail(EmailAddress to, String subject, String text) {
        return new Mail(ID, to, subject, text, Locale.GERMANY);
    }
}
