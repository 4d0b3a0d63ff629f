package io.rosterkit.engine.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.MessageId;
import io.rosterkit.model.notice.Channel;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.helpers.MessageFormatter;

@Tag("M4")
class GatewayLogTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final DeliveryFailure REFUSED =
            new DeliveryFailure("gateway-connectexception", "ConnectException: refused");

    private final List<String> lines = new ArrayList<>();
    private final GatewayState state = new GatewayState(Channel.MAIL, new GatewayLog(logger()));
    private final MessageId first = new MessageId(UUID.randomUUID());
    private final MessageId second = new MessageId(UUID.randomUUID());

    @Test
    void anOutageIsOneLineAtItsBeginningAndOneAtItsEnd() {
        state.recordGatewayFailure(first, REFUSED, NOW);
        for (int minute = 1; minute <= 100; minute++) {
            assertThat(state.beginProbe(NOW.plusSeconds(150L * minute))).isTrue();
            state.recordGatewayFailure(second, REFUSED, NOW.plusSeconds(150L * minute));
            state.endProbe();
        }
        state.recordReachable(second, true, NOW.plusSeconds(15_150));
        state.recordReachable(first, true, NOW.plusSeconds(15_150));

        assertThat(lines.stream().filter(line -> !line.startsWith("debug")))
                .containsExactly(
                        "warn gateway MAIL is in trouble since message " + first
                                + ": gateway-connectexception: ConnectException: refused",
                        "info gateway MAIL is up again after PT4H12M30S; 101 attempts failed");
    }

    @Test
    void onlyOneThreadProbesAtATime() {
        state.recordGatewayFailure(first, REFUSED, NOW);

        assertThat(state.beginProbe(NOW.plusSeconds(4))).isFalse();
        assertThat(state.beginProbe(NOW.plusSeconds(5))).isTrue();
        assertThat(state.beginProbe(NOW.plusSeconds(500))).isFalse();
        state.endProbe();
        assertThat(state.beginProbe(NOW.plusSeconds(500))).isTrue();
    }

    @Test
    void remembersNoMoreMessagesThanARequestMayExcept() {
        for (int number = 0; number < 1_000; number++) {
            state.recordGatewayFailure(new MessageId(new UUID(0, number)), REFUSED, NOW);
        }

        assertThat(state.failedMessages()).hasSize(256).contains(new MessageId(new UUID(0, 999)));
        assertThat(state.suspects()).hasSize(256);
    }

    /** Keeps what is logged, with its level. */
    private Logger logger() {
        return (Logger) Proxy.newProxyInstance(
                Logger.class.getClassLoader(), new Class<?>[] {Logger.class}, (self, method, arguments) -> {
                    Object[] values = Arrays.stream(arguments)
                            .skip(1)
                            .flatMap(value -> value instanceof Object[] many
                                    ? Arrays.stream(many)
                                    : Arrays.stream(new Object[] {value}))
                            .toArray();
                    lines.add(method.getName() + " "
                            + MessageFormatter.arrayFormat((String) arguments[0], values)
                                    .getMessage());
                    return null;
                });
    }
}
