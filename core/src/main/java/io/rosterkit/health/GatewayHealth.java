package io.rosterkit.health;

import io.rosterkit.model.notice.Channel;
import java.time.Instant;
import java.util.Optional;

/**
 * How one gateway is, as this process met it: its trouble, if it is in trouble; the latest fault that it answered,
 * which stays after the trouble is over; and how many messages it took since its last trouble began.
 */
public record GatewayHealth(
        Channel channel, Optional<Trouble> trouble, Optional<GatewayFault> latestFault, long handedOver) {

    /**
     * A gateway that takes no message now: since when, why, when it is probed next, and how many tries it failed since
     * then. A probe is one message, sent by the first dispatch at that time or later.
     */
    public record Trouble(Instant since, GatewayFault fault, Instant nextProbe, int failures) {}

    /** Whether messages are sent through it. */
    public boolean isUp() {
        return trouble.isEmpty();
    }
}
