package io.rosterkit.mail;

import static io.rosterkit.mail.ScriptedServer.HANG_UP;
import static io.rosterkit.mail.TestMails.FROM;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.notice.Mail;
import io.rosterkit.spi.notice.MailBatch;
import io.rosterkit.spi.notice.Receipt;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several mails over one connection, and what becomes of them when the server ends it. */
class SmtpBatchTest {

    private static final Receipt TAKEN = new Receipt.Accepted();
    private static final Map<String, String> FRIENDLY = Map.of();

    private ScriptedServer server;

    @BeforeEach
    void start() throws IOException {
        server = ScriptedServer.start(FRIENDLY);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void fiftyMailsShareAConnectionAndTakeLeave() {
        assertThat(sent(gateway(100), 50)).containsOnly(TAKEN).hasSize(50);

        assertThat(server.connections()).isEqualTo(1);
        assertThat(server.acceptedIds()).isEqualTo(ids(50));
        assertThat(server.received())
                .filteredOn(line -> line.startsWith("EHLO"))
                .hasSize(1);
        assertThat(server.received()).filteredOn("QUIT"::equals).hasSize(1);
    }

    @Test
    void aBatchWithoutAMailNeverConnects() {
        gateway(100).batch().close();

        assertThat(server.connections()).isZero();
    }

    @Test
    void aConnectionCarriesNoMoreThanItMay() {
        assertThat(sent(gateway(20), 50)).containsOnly(TAKEN);

        assertThat(server.connections()).isEqualTo(3);
        assertThat(server.acceptedIds()).isEqualTo(ids(50));
        assertThat(server.received()).filteredOn("QUIT"::equals).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        HANG_UP,
        "421 4.7.0 too many messages in this connection" + HANG_UP,
        "421 Max message per connection reached, closing transmission channel",
        "451 4.7.1 too many messages per session, reconnect",
        "550 5.7.0 message limit of this session reached",
        "221 that will do" + HANG_UP
    })
    @Tag("slow")
    void aServerThatEndsEveryConnectionAfterThreeMailsGetsThemAllAndNoneTwice(String farewell) {
        server.replyAfter(3, farewell);

        assertThat(sent(gateway(100), 50)).containsOnly(TAKEN);
        assertThat(server.acceptedIds()).isEqualTo(ids(50));
        assertThat(server.connections()).isEqualTo(17);
    }

    @Test
    void whatAFreshConnectionIsToldHolds() {
        server.replyAfter(3, "421 closing" + HANG_UP);
        try (MailBatch batch = gateway(100).batch()) {
            ids(3).forEach(id -> assertThat(batch.send(mail(id))).isEqualTo(TAKEN));
            server.replies(Map.of("MAIL", "421 4.7.0 too many connections"));

            assertThat(batch.send(mail("rosterkit.4"))).isEqualTo(new Receipt.Unavailable("rate"));
        }
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void aServerThatIsAwayInBetweenIsToldAsThat() throws IOException {
        try (MailBatch batch = gateway(100).batch()) {
            assertThat(batch.send(mail("rosterkit.1"))).isEqualTo(TAKEN);
            server.close();

            assertThat(batch.send(mail("rosterkit.2"))).isEqualTo(new Receipt.Unavailable("connect"));
            assertThat(batch.send(mail("rosterkit.3"))).isEqualTo(new Receipt.Unavailable("connect"));
        }
        assertThat(server.acceptedIds()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"550 5.1.1 no such user, rejected", "450 4.2.0 greylisted, deferred"})
    void aNoToOneRecipientCostsNeitherTheConnectionNorTheNextMail(String no, String receipt) {
        try (MailBatch batch = gateway(100).batch()) {
            assertThat(batch.send(mail("rosterkit.1"))).isEqualTo(TAKEN);
            server.replies(Map.of("RCPT", no));
            assertThat(batch.send(mail("rosterkit.2")).getClass().getSimpleName())
                    .isEqualToIgnoringCase(receipt);
            server.replies(FRIENDLY);
            assertThat(batch.send(mail("rosterkit.3"))).isEqualTo(TAKEN);
        }

        assertThat(server.connections()).isEqualTo(1);
        assertThat(server.acceptedIds())
                .containsExactly("<rosterkit.1@app.example.org>", "<rosterkit.3@app.example.org>");
        assertThat(server.received()).filteredOn("RSET"::equals).hasSize(1);
    }

    @Test
    void aMailThatCannotBeWrittenCostsNeitherTheConnectionNorTheNextMail() {
        EmailAddress two = new EmailAddress("a@b.example,c@d.example", "a@b.example,c@d.example");
        try (MailBatch batch = gateway(100).batch()) {
            assertThat(batch.send(mail("rosterkit.1"))).isEqualTo(TAKEN);
            assertThat(batch.send(TestMails.mail(two, "s", "t"))).isEqualTo(new Receipt.Rejected("address"));
            assertThat(batch.send(mail("rosterkit.2"))).isEqualTo(TAKEN);
        }

        assertThat(server.connections()).isEqualTo(1);
    }

    /** It may have been taken, and would arrive twice. */
    @Test
    void aMailThatIsLostAfterItsLastLineIsNotSentAgainInTheSameBreath() {
        try (MailBatch batch = gateway(100).batch()) {
            assertThat(batch.send(mail("rosterkit.1"))).isEqualTo(TAKEN);
            server.replies(Map.of(".", HANG_UP));
            assertThat(batch.send(mail("rosterkit.2"))).isEqualTo(new Receipt.Unavailable("unconfirmed"));
            server.replies(FRIENDLY);
            assertThat(batch.send(mail("rosterkit.3"))).isEqualTo(TAKEN);
        }

        assertThat(server.connections()).isEqualTo(2);
        assertThat(server.received())
                .filteredOn("Message-ID: <rosterkit.2@app.example.org>"::equals)
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"RCPT", "DATA"})
    void theConnectionIsOpenedAnewAfterItWasLostAtAnyStep(String step) {
        try (MailBatch batch = gateway(100).batch()) {
            assertThat(batch.send(mail("rosterkit.1"))).isEqualTo(TAKEN);
            server.replies(Map.of(step, HANG_UP));
            assertThat(batch.send(mail("rosterkit.2"))).isEqualTo(new Receipt.Unavailable("connect"));
            server.replies(FRIENDLY);
            assertThat(batch.send(mail("rosterkit.2"))).isEqualTo(TAKEN);
        }

        assertThat(server.acceptedIds())
                .containsExactly("<rosterkit.1@app.example.org>", "<rosterkit.2@app.example.org>");
    }

    @Test
    void aFarewellThatFailsFailsNothing() {
        server.replies(Map.of("QUIT", HANG_UP));
        assertThat(sent(gateway(2), 5)).containsOnly(TAKEN);
        server.replies(Map.of("QUIT", "500 what"));
        assertThat(sent(gateway(2), 5)).containsOnly(TAKEN);
    }

    /** Silent, then refusing, then back: what waited is sent over the same gateway, each mail once. */
    @Test
    @Tag("slow")
    void anOutageLosesNothing() throws Exception {
        List<String> waiting = ids(20);
        int port = server.port();
        SmtpMail gateway = gateway(100);

        server.replies(Map.of("", ""));
        assertThat(first(gateway, waiting)).isEqualTo(new Receipt.Unavailable("timeout"));
        for (String step : List.of("EHLO", "MAIL", "RCPT", "DATA")) {
            server.replies(Map.of(step, ""));
            assertThat(first(gateway, waiting)).isEqualTo(new Receipt.Unavailable("timeout"));
        }
        server.close();
        assertThat(first(gateway, waiting)).isEqualTo(new Receipt.Unavailable("connect"));
        assertThat(first(gateway, waiting)).isEqualTo(new Receipt.Unavailable("connect"));
        assertThat(server.acceptedIds()).isEmpty();

        try (ScriptedServer back = ScriptedServer.startAt(port, Map.of("", "421 4.3.2 starting"), Optional.empty())) {
            assertThat(first(gateway, waiting)).isEqualTo(new Receipt.Unavailable("smtp-421-4-3-2"));
            back.replies(FRIENDLY);
            int before = back.connections();

            assertThat(sent(gateway, 20)).containsOnly(TAKEN).hasSize(20);
            assertThat(back.acceptedIds()).isEqualTo(waiting);
            assertThat(back.connections()).isEqualTo(before + 1);
        }
    }

    private static Receipt first(SmtpMail gateway, List<String> waiting) {
        try (MailBatch batch = gateway.batch()) {
            return batch.send(mail(plain(waiting.get(0))));
        }
    }

    private static List<Receipt> sent(SmtpMail gateway, int mails) {
        try (MailBatch batch = gateway.batch()) {
            return ids(mails).stream().map(id -> batch.send(mail(plain(id)))).toList();
        }
    }

    private SmtpMail gateway(int mailsPerConnection) {
        return SmtpMail.create("localhost", server.port(), FROM)
                .encryption(Encryption.NONE)
                .ehloName("app.example.org")
                .mailsPerConnection(mailsPerConnection)
                .timeout(Duration.ofMillis(500))
                .build();
    }

    private static List<String> ids(int mails) {
        return IntStream.rangeClosed(1, mails)
                .mapToObj(number -> "<rosterkit." + number + "@app.example.org>")
                .toList();
    }

    private static String plain(String id) {
        return id.substring(1, id.indexOf('@'));
    }

    private static Mail mail(String id) {
        String plain = id.startsWith("<") ? plain(id) : id;
        return new Mail(plain, TestMails.ANNA, "An invitation", "Hello\n", Locale.GERMANY);
    }
}
