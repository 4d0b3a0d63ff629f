package io.rosterkit.mail;

import static io.rosterkit.mail.Given.FROM;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.spi.notice.Receipt;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the library makes of each answer a server can give. */
class SmtpReplyTest {

    @ParameterizedTest
    @CsvSource({
        "550, 'no such user anna.weiss@example.org'",
        "551, 'not local'",
        "552, 'mailbox full'",
        "553, 'mailbox name not allowed'",
        "554, 'no'",
        "556, 'takes no mail'",
        "501, 'syntax'"
    })
    void aPermanentNoToTheRecipientRejectsTheMailByItsCodeAlone(int code, String words) throws Exception {
        assertThat(sent(Map.of("RCPT", code + " " + words))).isEqualTo(new Receipt.Rejected("smtp-" + code));
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 450 busy, smtp-450",
        "RCPT, 451 greylisted anna.weiss@example.org, smtp-451",
        "RCPT, 452 full, smtp-452",
        "RCPT, 421 closing, smtp-421",
        "RCPT, 530 log in first, smtp-530",
        "MAIL, 550 sender not allowed, smtp-550",
        "MAIL, 451 later, smtp-451",
        "DATA, 554 no, smtp-554",
        "DATA, 451 later, smtp-451",
        "., 554 looks like spam, smtp-554",
        "., 452 disk full, smtp-452",
        "'', 421 too busy, connect",
        "'', 554 go away, connect"
    })
    void everythingElseIsAReasonToTryAgainLater(String command, String reply, String code) throws Exception {
        assertThat(sent(Map.of(command, reply))).isEqualTo(new Receipt.Unavailable(code));
    }

    @Test
    void aFarewellThatFailsDoesNotUndoWhatTheServerTook() throws Exception {
        assertThat(sent(Map.of("QUIT", "421 whatever"))).isEqualTo(new Receipt.Accepted());
        assertThat(sent(Map.of("QUIT", ""))).isEqualTo(new Receipt.Accepted());
    }

    @ParameterizedTest
    @CsvSource({"''", "EHLO", "MAIL", "RCPT", "DATA", "."})
    void aServerThatFallsSilentIsNotWaitedForLongerThanTheTimeout(String command) throws Exception {
        assertThat(sent(Map.of(command, ""))).isEqualTo(new Receipt.Unavailable("connect"));
    }

    private static Receipt sent(Map<String, String> replies) throws Exception {
        try (ScriptedServer server = ScriptedServer.start(replies)) {
            return SmtpMail.create("localhost", server.port(), FROM)
                    .encryption(Encryption.NONE)
                    .timeout(Duration.ofMillis(300))
                    .build()
                    .send(Given.mail());
        }
    }
}
