package io.rosterkit.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClientAddressTest {

    private static final String EDGE = "198.51.100.1";
    private static final String INNER = "10.0.0.1";

    private final ClientAddress addresses = new ClientAddress(Set.of(EDGE, INNER));

    @Test
    void isThePeerWhereNoProxyOfOursIsBetween() {
        assertThat(client("203.0.113.7", null)).isEqualTo("203.0.113.7");
        assertThat(client("203.0.113.7", "192.0.2.9")).isEqualTo("203.0.113.7");
    }

    @Test
    void isWhatOurOutermostProxySaw() {
        assertThat(client(INNER, "203.0.113.7, " + EDGE)).isEqualTo("203.0.113.7");
        assertThat(client(EDGE, "2001:db8::7")).isEqualTo("2001:db8::7");
    }

    @Test
    void isNotWhatTheClientWroteItself() {
        assertThat(client(INNER, "192.0.2.9, 203.0.113.7, " + EDGE)).isEqualTo("203.0.113.7");
    }

    @Test
    void isTheLastProxyThatIsKnownWhereTheHeaderIsMissingOrNoAddress() {
        assertThat(client(EDGE, null)).isEqualTo(EDGE);
        assertThat(client(EDGE, "unknown")).isEqualTo(EDGE);
        assertThat(client(EDGE, "203.0.113.7,")).isEqualTo(EDGE);
        assertThat(client(EDGE, "a".repeat(200))).isEqualTo(EDGE);
    }

    private String client(String peer, String forwardedFor) {
        return addresses.of(peer, Optional.ofNullable(forwardedFor)).clientKey();
    }
}
