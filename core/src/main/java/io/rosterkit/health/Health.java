package io.rosterkit.health;

import io.rosterkit.model.notice.Backlog;
import java.util.List;

/**
 * How the gateways are, as this process met them, and how the outbox stands, which all processes share. Immutable.
 * Later versions may add components.
 */
public record Health(List<GatewayHealth> gateways, Backlog backlog) {

    public Health {
        gateways = List.copyOf(gateways);
    }

    /** Whether no gateway is in trouble. Dead letters and waiting messages do not count here. */
    public boolean isUp() {
        return gateways.stream().allMatch(GatewayHealth::isUp);
    }
}
