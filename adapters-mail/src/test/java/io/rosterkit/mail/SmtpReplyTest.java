package io.rosterkit.mail;

import static io.rosterkit.mail.ScriptedServer.HANG_UP;
import static io.rosterkit.mail.TestMails.FROM;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.spi.notice.Receipt;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** What the library makes of the answers that servers really give, each at its step of a conversation over a socket. */
@Tag("slow")
class SmtpReplyTest {

    private static final Receipt SILENT = new Receipt.Unavailable("timeout");

    @ParameterizedTest(name = "{0} at {1}: {2}")
    @CsvFileSource(resources = "replies.csv", delimiter = ';', numLinesToSkip = 1)
    void aReplyMeansWhatItSpeaksOf(String server, String step, String reply, String receipt, String code)
            throws Exception {
        assertThat(answered(step, reply.replace("\\n", "\r\n")))
                .as(server)
                .isEqualTo(
                        switch (receipt) {
                            case "rejected" -> new Receipt.Rejected(code);
                            case "unexplained" -> new Receipt.Rejected(code, false);
                            case "deferred" -> new Receipt.Deferred(code);
                            default -> new Receipt.Unavailable(code);
                        });
    }

    @ParameterizedTest(name = "{0} at {1}, then hangs up: {2}")
    @CsvFileSource(resources = "replies.csv", delimiter = ';', numLinesToSkip = 1)
    void theSameWhenTheServerHangsUpAfterIt(String server, String step, String reply, String receipt, String code)
            throws Exception {
        aReplyMeansWhatItSpeaksOf(server, step, reply + HANG_UP, receipt, code);
    }

    @ParameterizedTest
    @CsvSource({"250 fine", "251 will forward", "252 cannot verify but will take it", "'250-two\r\n250 lines'", "250"})
    void aYesIsAYes(String reply) throws Exception {
        assertThat(answered("RCPT", reply)).isEqualTo(new Receipt.Accepted());
        assertThat(answered(".", reply)).isEqualTo(new Receipt.Accepted());
    }

    @Test
    void aServerThatKnowsHeloOnlyIsSpokenToInIt() throws Exception {
        assertThat(answered("EHLO", "502 5.5.1 command not implemented")).isEqualTo(new Receipt.Accepted());
        assertThat(answered("EHLO", "500 what?")).isEqualTo(new Receipt.Accepted());
    }

    @Test
    void aFarewellThatFailsDoesNotUndoWhatTheServerTook() throws Exception {
        assertThat(answered("QUIT", "421 whatever")).isEqualTo(new Receipt.Accepted());
        assertThat(answered("QUIT", "")).isEqualTo(new Receipt.Accepted());
        assertThat(answered("QUIT", HANG_UP)).isEqualTo(new Receipt.Accepted());
        assertThat(answered("QUIT", "what is that")).isEqualTo(new Receipt.Accepted());
    }

    @ParameterizedTest
    @CsvSource({"greeting", "EHLO", "MAIL", "RCPT", "DATA"})
    void aServerThatFallsSilentIsNotWaitedForLongerThanTheTimeout(String step) throws Exception {
        assertThat(answered(step, "")).isEqualTo(SILENT);
    }

    @ParameterizedTest
    @CsvSource({"greeting", "EHLO", "MAIL", "RCPT", "DATA"})
    void aServerThatHangsUpIsAway(String step) throws Exception {
        assertThat(answered(step, HANG_UP)).isEqualTo(new Receipt.Unavailable("connect"));
    }

    /** The server may have taken it, and has trouble of its own. */
    @ParameterizedTest
    @CsvSource({"''", HANG_UP, "what is that"})
    void aServerThatDoesNotSayWhetherItTookAMailIsInTrouble(String reply) throws Exception {
        assertThat(answered(".", reply)).isEqualTo(new Receipt.Unavailable("unconfirmed"));
    }

    @ParameterizedTest
    @CsvSource({"MAIL, 220 what", "DATA, 250 what", "MAIL, 354 what", "RCPT, 999 what", "RCPT, 100 what"})
    void anAnswerThatSmtpDoesNotKnowIsTheServersTrouble(String step, String reply) throws Exception {
        assertThat(answered(step, reply)).isEqualTo(new Receipt.Unavailable("protocol"));
    }

    /** Names and links in a text decide nothing: this user is called relay, at a domain called spam-policy. */
    @Test
    void theAddressOfTheRecipientDecidesNothing() throws Exception {
        assertThat(answered("RCPT", "550 <relay@spam-policy.example>: no such user here"))
                .isEqualTo(new Receipt.Rejected("smtp-550"));
        assertThat(answered(
                        "RCPT", "550 sender.helo@rate-limit.example is unknown, see https://blocked.example/policy"))
                .isEqualTo(new Receipt.Rejected("smtp-550", false));
    }

    private static Receipt answered(String step, String reply) throws Exception {
        Map<String, String> replies = new LinkedHashMap<>();
        replies.put(step.equals("greeting") ? "" : step, reply);
        try (ScriptedServer server = ScriptedServer.start(replies)) {
            return SmtpMail.create("localhost", server.port(), FROM)
                    .encryption(Encryption.NONE)
                    .ehloName("app.example.org")
                    // Only silence is waited out; everything else must not depend on how busy the machine is.
                    .timeout(reply.isEmpty() ? Duration.ofMillis(300) : Duration.ofSeconds(5))
                    .build()
                    .send(TestMails.mail());
        }
    }
}
