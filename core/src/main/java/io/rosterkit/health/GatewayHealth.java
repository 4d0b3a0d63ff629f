package io.rosterkit.health;

import io.rosterkit.model.notice.Channel;
import java.time.Instant;
import java.util.Optional;

/**
 * The state of one gateway, as this process found it.
 *
 * @param trouble the trouble that the gateway is in; empty when it is up
 * @param latestFault the latest fault; it stays after the trouble has ended
 * @param handedOver how many messages the gateway took since its latest trouble began
 */
public record GatewayHealth(
        Channel channel, Optional<Trouble> trouble, Optional<GatewayFault> latestFault, long handedOver) {

    /**
     * The trouble of a gateway that takes no messages now. A probe is one message; the first dispatch at
     * {@code nextProbe} or later sends it.
     *
     * @param failures how many attempts failed since the trouble began
     */
    public record Trouble(Instant since, GatewayFault fault, Instant nextProbe, int failures) {}

    /** Whether messages are sent through the gateway now. */
    public boolean isUp() {
        return trouble.isEmpty();
    }
}
