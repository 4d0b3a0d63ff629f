package io.rosterkit.mail;

import static io.rosterkit.mail.TestMails.FROM;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.spi.notice.MailBatch;
import io.rosterkit.spi.notice.Receipt;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("slow")
class SmtpEncryptionTest {

    @TempDir
    private static Path folder;

    private static SSLContext right;
    private static SSLContext forAnotherHost;

    @BeforeAll
    static void makeCertificates() throws Exception {
        right = Certificates.of("localhost", folder).context();
        forAnotherHost = Certificates.of("mail.example.org", folder).context();
    }

    @Test
    void saysNothingOfTheMailInClearAndThenAllOfItEncrypted() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(Map.of(), Optional.of(right))) {
            SmtpMail mail =
                    SmtpMail.create("localhost", server.port(), FROM).tls(right).build();

            assertThat(mail.send(TestMails.mail())).isEqualTo(new Receipt.Accepted());
            assertThat(inClear(server)).hasSize(2);
            assertThat(inClear(server).get(1)).isEqualTo("STARTTLS");
            assertThat(server.received())
                    .contains("(tls)RCPT TO:<Anna.Weiss@example.org>", "(tls)Subject: An invitation");
        }
    }

    @Test
    void sendsTheLoginOnlyEncrypted() throws Exception {
        Map<String, String> replies =
                Map.of("AUTH", "235 welcome", "EHLO", "250-hello\r\n250-STARTTLS\r\n250 AUTH PLAIN");
        String secret = Base64.getEncoder().encodeToString("user\0user\0secret".getBytes(StandardCharsets.UTF_8));
        try (ScriptedServer server = ScriptedServer.start(replies, Optional.of(right))) {
            SmtpMail mail = SmtpMail.create("localhost", server.port(), FROM)
                    .tls(right)
                    .login("user", "secret")
                    .build();

            assertThat(mail.send(TestMails.mail())).isEqualTo(new Receipt.Accepted());
            assertThat(server.received()).contains("(tls)AUTH PLAIN " + secret);
            assertThat(inClear(server)).noneMatch(line -> line.contains("AUTH"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "AUTH, 535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6, login",
        "AUTH, 535-5.7.8 Username and Password not accepted. gsmtp, login",
        "AUTH, '535 5.7.139 Authentication unsuccessful, the user credentials were incorrect', login",
        "AUTH, 454 4.7.0 Temporary authentication failure, login",
        "AUTH, 534 5.7.9 Application-specific password required, login",
        "AUTH, 454 4.7.0 Too many login attempts, rate",
        "AUTH, 421 4.7.0 Try again later, smtp-421-4-7-0",
        "AUTH, '', timeout",
        "AUTH, (hang up), connect",
        "STARTTLS, 454 4.7.0 TLS not available due to local problem, tls",
        "STARTTLS, 220 go ahead(hang up), tls",
        "STARTTLS, '', timeout"
    })
    void isUnavailableWhenTheLoginOrTheEncryptionIsRefused(String step, String reply, String code) throws Exception {
        String hello = "250-hello\r\n250-STARTTLS\r\n250 AUTH PLAIN";
        String lastLine = reply.startsWith("535-") ? reply + "\r\n" + reply.replace("535-", "535 ") : reply;
        try (ScriptedServer server = ScriptedServer.start(Map.of(step, lastLine, "EHLO", hello), Optional.of(right))) {
            SmtpMail mail = SmtpMail.create("localhost", server.port(), FROM)
                    .tls(right)
                    .login("user", "secret")
                    .timeout(code.equals("timeout") ? Duration.ofMillis(500) : Duration.ofSeconds(5))
                    .build();

            assertThat(mail.send(TestMails.mail())).isEqualTo(new Receipt.Unavailable(code));
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void isUnavailableWhenTheServerKnowsNoLoginOfOurs() throws Exception {
        Map<String, String> replies = Map.of("EHLO", "250-hello\r\n250-STARTTLS\r\n250 AUTH XFOREIGN");
        try (ScriptedServer server = ScriptedServer.start(replies, Optional.of(right))) {
            SmtpMail mail = SmtpMail.create("localhost", server.port(), FROM)
                    .tls(right)
                    .login("user", "secret")
                    .build();

            assertThat(mail.send(TestMails.mail())).isEqualTo(new Receipt.Unavailable("login"));
        }
    }

    /** Nor does it try again with whom the platform trusts. */
    @Test
    void triesOnceWhereTheServerDoesNotSpeakTls() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(Map.of())) {
            SmtpMail mail = SmtpMail.create("localhost", server.port(), FROM)
                    .encryption(Encryption.TLS)
                    .tls(right)
                    .build();

            assertThat(mail.send(TestMails.mail())).isEqualTo(new Receipt.Unavailable("tls"));
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void sharesAnEncryptedConnectionToo() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(Map.of(), Optional.of(right));
                MailBatch batch = SmtpMail.create("localhost", server.port(), FROM)
                        .tls(right)
                        .build()
                        .batch()) {
            assertThat(batch.send(TestMails.mail())).isEqualTo(new Receipt.Accepted());
            assertThat(batch.send(TestMails.mail())).isEqualTo(new Receipt.Accepted());
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void doesNotTrustACertificateThatNobodyVouchesFor() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(Map.of(), Optional.of(right))) {
            SmtpMail mail = SmtpMail.create("localhost", server.port(), FROM).build();

            assertThat(mail.send(TestMails.mail())).isEqualTo(new Receipt.Unavailable("tls"));
            assertThat(server.received()).noneMatch(line -> line.contains("RCPT"));
        }
    }

    @Test
    void doesNotTrustTheCertificateOfAnotherHost() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(Map.of(), Optional.of(forAnotherHost))) {
            SmtpMail mail = SmtpMail.create("localhost", server.port(), FROM)
                    .tls(forAnotherHost)
                    .build();

            assertThat(mail.send(TestMails.mail())).isEqualTo(new Receipt.Unavailable("tls"));
            assertThat(server.received()).noneMatch(line -> line.contains("RCPT"));
        }
    }

    private static List<String> inClear(ScriptedServer server) {
        return server.received().stream()
                .filter(line -> !line.startsWith("(tls)"))
                .toList();
    }
}
