package io.rosterkit.mail;

import static io.rosterkit.mail.Given.FROM;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.spi.notice.Receipt;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

            assertThat(mail.send(Given.mail())).isEqualTo(new Receipt.Accepted());
            assertThat(inClear(server)).hasSize(2);
            assertThat(inClear(server).get(1)).isEqualTo("STARTTLS");
            assertThat(server.heard()).contains("(tls)RCPT TO:<Anna.Weiss@example.org>", "(tls)Subject: An invitation");
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

            assertThat(mail.send(Given.mail())).isEqualTo(new Receipt.Accepted());
            assertThat(server.heard()).contains("(tls)AUTH PLAIN " + secret);
            assertThat(inClear(server)).noneMatch(line -> line.contains("AUTH"));
        }
    }

    @Test
    void isUnavailableWhenTheLoginIsWrong() throws Exception {
        Map<String, String> replies =
                Map.of("AUTH", "535 wrong for user", "EHLO", "250-hello\r\n250-STARTTLS\r\n250 AUTH PLAIN");
        try (ScriptedServer server = ScriptedServer.start(replies, Optional.of(right))) {
            SmtpMail mail = SmtpMail.create("localhost", server.port(), FROM)
                    .tls(right)
                    .login("user", "secret")
                    .build();

            assertThat(mail.send(Given.mail())).isEqualTo(new Receipt.Unavailable("login"));
        }
    }

    @Test
    void doesNotTrustACertificateThatNobodyVouchesFor() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(Map.of(), Optional.of(right))) {
            SmtpMail mail = SmtpMail.create("localhost", server.port(), FROM).build();

            assertThat(mail.send(Given.mail())).isEqualTo(new Receipt.Unavailable("tls"));
            assertThat(server.heard()).noneMatch(line -> line.contains("RCPT"));
        }
    }

    @Test
    void doesNotTrustTheCertificateOfAnotherHost() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(Map.of(), Optional.of(forAnotherHost))) {
            SmtpMail mail = SmtpMail.create("localhost", server.port(), FROM)
                    .tls(forAnotherHost)
                    .build();

            assertThat(mail.send(Given.mail())).isEqualTo(new Receipt.Unavailable("tls"));
            assertThat(server.heard()).noneMatch(line -> line.contains("RCPT"));
        }
    }

    private static List<String> inClear(ScriptedServer server) {
        return server.heard().stream().filter(line -> !line.startsWith("(tls)")).toList();
    }
}
