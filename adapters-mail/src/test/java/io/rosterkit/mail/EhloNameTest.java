package io.rosterkit.mail;

import static io.rosterkit.mail.TestMails.FROM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rosterkit.spi.notice.Receipt;
import java.net.InetAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EhloNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app.example.org",
                "APP-2.example.org",
                "1.example.org",
                "xn--bro-hoa.example",
                "[192.0.2.1]",
                "[IPv6:2001:db8::1]",
                "[IPv6:::ffff:192.0.2.1]"
            })
    void isSaidAsItWasSet(String name) throws Exception {
        try (ScriptedServer server = ScriptedServer.start(Map.of())) {
            SmtpMail mail = SmtpMail.create("localhost", server.port(), FROM)
                    .encryption(Encryption.NONE)
                    .ehloName(name)
                    .build();

            assertThat(mail.send(TestMails.mail())).isEqualTo(new Receipt.Accepted());
            assertThat(server.received()).startsWith("EHLO " + name);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "app",
                "localhost",
                "my_host.example.org",
                "-app.example.org",
                "app-.example.org",
                "app..example.org",
                ".example.org",
                "app.example.org.",
                "app.example.org ",
                "app.example.org\r\nMAIL FROM:<a@b.example>",
                "b\u00fcro.example",
                "192.0.2.1",
                "[192.0.2.256]",
                "[192.0.2]",
                "[app.example.org]",
                "[2001:db8::1]",
                "[IPv6:2001:db8::1%eth0]",
                "[IPv6:2001:db8]",
                "[IPv6:1::2::3]"
            })
    void isRefusedWhenServersWouldRefuseIt(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        SmtpMail.create("localhost", 25, FROM).ehloName(name).build())
                .withMessageStartingWith("ehloName must");
    }

    @Test
    void isValidWhenItWasNotSet() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(Map.of())) {
            SmtpMail.create("localhost", server.port(), FROM)
                    .encryption(Encryption.NONE)
                    .build()
                    .send(TestMails.mail());

            assertThat(server.received().get(0)).startsWith("EHLO ");
            assertThat(EhloName.isValid(server.received().get(0).substring("EHLO ".length())))
                    .isTrue();
        }
    }

    @Test
    void isAnAddressLiteralWhereTheMachineHasNoSuchName() throws Exception {
        assertThat(EhloName.nameOrLiteral("my_host", InetAddress.getByName("192.0.2.1")))
                .isEqualTo("[192.0.2.1]");
        assertThat(EhloName.nameOrLiteral("4f2a1c", InetAddress.getByName("2001:db8::1")))
                .isEqualTo("[IPv6:2001:db8:0:0:0:0:0:1]");
        assertThat(EhloName.nameOrLiteral("app.example.org", InetAddress.getByName("192.0.2.1")))
                .isEqualTo("app.example.org");
    }
}
