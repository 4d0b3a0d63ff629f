package io.rosterkit.mail;

import static io.rosterkit.mail.TestMails.FROM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.spi.notice.Receipt;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SmtpMailTest {

    private final GreenMail server = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void deliversTheMailToItsOneRecipient() throws Exception {
        Receipt receipt =
                open().send(TestMails.mail(TestMails.ANNA, "Grüße aus \uD83D\uDE80", "Hallo Änne\n.\nEnde\n"));

        assertThat(receipt).isEqualTo(new Receipt.Accepted());
        assertThat(server.getReceivedMessages()).hasSize(1);
        MimeMessage received = server.getReceivedMessages()[0];
        assertThat(received.getSubject()).isEqualTo("Grüße aus \uD83D\uDE80");
        assertThat(received.getContent().toString().strip()).isEqualTo("Hallo Änne\r\n.\r\nEnde");
        assertThat(received.getAllRecipients()).containsExactly(new InternetAddress("Anna.Weiss@example.org"));
        assertThat(received.getMessageID()).isEqualTo("<" + TestMails.ID + "@app.example.org>");
    }

    @Test
    void givesAMailThatIsSentTwiceTheSameId() throws Exception {
        open().send(TestMails.mail());
        open().send(TestMails.mail());

        assertThat(server.getReceivedMessages()[0].getMessageID())
                .isEqualTo(server.getReceivedMessages()[1].getMessageID());
    }

    @Test
    void tellsAServerThatCannotEncryptNothing() {
        SmtpMail mail =
                SmtpMail.create("localhost", server.getSmtp().getPort(), FROM).build();

        assertThat(mail.send(TestMails.mail())).isEqualTo(new Receipt.Unavailable("tls"));
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void isUnavailableWhenTheServerIsAway() {
        SmtpMail mail = open();
        server.stop();

        assertThat(mail.send(TestMails.mail())).isEqualTo(new Receipt.Unavailable("connect"));
    }

    @Test
    void rejectsAnAddressBeforeAnyServerSeesIt() {
        EmailAddress two = new EmailAddress("a@b.example,c@d.example", "a@b.example,c@d.example");

        assertThat(open().send(TestMails.mail(two, "s", "t"))).isEqualTo(new Receipt.Rejected("address"));
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void namesWhatIsWrongWhenBuilt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmtpMail.create(" ", 25, FROM).build())
                .withMessageStartingWith("host must");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmtpMail.create("localhost", 0, FROM).build())
                .withMessageStartingWith("port must");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmtpMail.create("localhost", 25, "nobody").build())
                .withMessageStartingWith("from must");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmtpMail.create("localhost", 25, FROM)
                        .timeout(Duration.ZERO)
                        .build())
                .withMessageStartingWith("timeout must");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmtpMail.create("localhost", 25, FROM)
                        .encryption(Encryption.NONE)
                        .login("user", "secret")
                        .build())
                .withMessageStartingWith("login must")
                .withMessageNotContaining("secret");
    }

    @Test
    void tellsNeitherSenderNorLogin() {
        SmtpMail mail = SmtpMail.create("mail.example.org", 587, FROM)
                .login("user", "secret")
                .build();

        assertThat(mail.toString()).isEqualTo("SmtpMail[mail.example.org:587]");
    }

    private SmtpMail open() {
        return SmtpMail.create("localhost", server.getSmtp().getPort(), FROM)
                .encryption(Encryption.NONE)
                .build();
    }
}
