package io.rosterkit.engine.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.engine.notice.RenderedMessage;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.contact.PhoneNumber;
import io.rosterkit.model.notice.Mail;
import io.rosterkit.model.notice.Sms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("G2")
class LogRedactionTest {

    private static final String TOKEN = "q7Xk2ZbT0aLmN4pRs6UvWy";
    private static final RenderedMessage MAIL = new RenderedMessage.AsMail(new Mail(
            "rosterkit.1",
            new EmailAddress("Ben.Weiss@Praxis-Süd.example", "ben.weiss@xn--praxis-sd-x9a.example"),
            "Praxis Süd invites you",
            "Dear Benedikt Weißbach, 王小明, please open https://app.example.org/join#" + TOKEN + " and type 482913.",
            Locale.ENGLISH));
    private static final RenderedMessage SMS = new RenderedMessage.AsSms(
            new Sms("rosterkit.2", new PhoneNumber("+491715550123"), "482913 is your Example code."));

    static Stream<String> secrets() {
        return Stream.of(
                "Ben.Weiss@Praxis-Süd.example",
                "BEN.WEISS@PRAXIS-SÜD.EXAMPLE",
                "王小明",
                "2024abcdefghijkl",
                "1234abcdefghijklmnopqrstuvwxabcdefgh",
                "ben.weiss@xn--praxis-sd-x9a.example",
                "<ben.weiss@xn--praxis-sd-x9a.example>",
                "ben.weiss%40praxis.example",
                "ben.weiss",
                "Weiss",
                "Benedikt",
                "WEISSBACH",
                "https://app.example.org/join#" + TOKEN,
                "app.example.org/join#" + TOKEN,
                TOKEN,
                "482913",
                "482 913",
                "4-8-2-9-1-3",
                "४८२९१३",
                "4\u200b82\u200b913");
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void nothingOfAMailIsInIt(String secret) {
        String text = LogRedaction.redact(new IllegalStateException("could not send (" + secret + ") now"), MAIL);

        assertThat(text).startsWith("IllegalStateException: could not send ").endsWith("now");
        assertThat(text.toLowerCase(Locale.ROOT))
                .doesNotContain(secret.toLowerCase(Locale.ROOT))
                .doesNotContain("weiss", "weiß", "benedikt", "482", "४८२", TOKEN.toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"+491715550123", "491715550123", "01715550123", "0171 555 01 23", "+49 (171) 555-0123", "482913"
            })
    void nothingOfATextMessageIsInIt(String secret) {
        assertThat(LogRedaction.redact(new IllegalStateException("to " + secret + " failed"), SMS))
                .isEqualTo("IllegalStateException: to [removed] failed");
    }

    @Test
    void itIsOneLineOfBoundedLength() {
        String text = LogRedaction.redact(
                new IllegalStateException("one\r\ntwo\u2028three\u0000 " + "x ".repeat(10_000)), MAIL);

        assertThat(text).startsWith("IllegalStateException: one two three x x").hasSizeLessThanOrEqualTo(300);
        assertThat(text.chars()).noneMatch(Character::isISOControl);
    }

    @Test
    void whatAnOperatorNeedsStays() {
        IOException refused = new ConnectException("Connection refused by the host, port 587");

        assertThat(LogRedaction.redact(new UncheckedIOException("no mail left", refused), MAIL))
                .isEqualTo("UncheckedIOException: no mail left, caused by ConnectException: "
                        + "Connection refused by the host, port 587");
        assertThat(LogRedaction.redact(new IllegalStateException(), MAIL)).isEqualTo("IllegalStateException");
    }

    @Test
    void anExceptionThatCannotTellItsMessageIsItsClass() {
        Throwable silent = new IllegalStateException() {
            private static final long serialVersionUID = 1;

            @Override
            public String getMessage() {
                throw new IllegalStateException("no");
            }
        };

        assertThat(LogRedaction.redact(silent, MAIL)).isEqualTo("IllegalStateException");
        assertThat(ExceptionCodes.code(silent)).isEqualTo("gateway-illegalstateexception");
    }

    @Test
    void aChainOfCausesWithoutAnEndIsCutOff() {
        IllegalStateException one = new IllegalStateException("one");
        IllegalStateException two = new IllegalStateException("two", one);
        one.initCause(two);

        assertThat(List.of("one", "two")).contains(ExceptionCodes.rootCause(one).getMessage());
    }
}
