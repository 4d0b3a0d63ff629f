package io.rosterkit.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.notice.Mail;
import io.rosterkit.spi.notice.Receipt;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class InMemoryMailTest {

    private final InMemoryMail mail = InMemoryMail.create();

    @Test
    void keepsWhatItIsGivenInOrder() {
        Mail first = mailTo("Ben@weiss.example", "ben@weiss.example");
        Mail second = mailTo("anna@weiss.example", "anna@weiss.example");

        assertThat(mail.send(first)).isEqualTo(new Receipt.Accepted());
        mail.send(second);
        mail.send(first);

        assertThat(mail.mails()).containsExactly(first, second, first);
    }

    @Test
    void findsWhatWentToAnAddressAsGivenOrByItsKey() {
        Mail ben = mailTo("Ben@weiss.example", "ben@weiss.example");
        mail.send(ben);
        mail.send(mailTo("anna@weiss.example", "anna@weiss.example"));

        assertThat(mail.to("Ben@weiss.example")).containsExactly(ben);
        assertThat(mail.to("ben@weiss.example")).containsExactly(ben);
        assertThat(mail.to("nobody@weiss.example")).isEmpty();
    }

    @Test
    void losesNothingThatManySendAtOnce() {
        IntStream.range(0, 1_000)
                .parallel()
                .forEach(number -> mail.send(mailTo("ben@weiss.example", "ben@weiss.example")));

        assertThat(mail.mails()).hasSize(1_000);
    }

    @Test
    void tellsNoContent() {
        mail.send(mailTo("ben@weiss.example", "ben@weiss.example"));

        assertThat(mail).hasToString("InMemoryMail[1 mails]");
    }

    private static Mail mailTo(String original, String key) {
        return new Mail("m-1", new EmailAddress(original, key), "subject", "text", Locale.ENGLISH);
    }
}
