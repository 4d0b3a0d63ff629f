package io.rosterkit.health;

import io.rosterkit.model.notice.Backlog;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The state of the gateways and of the outbox. What it says about gateways and profiles is what this process found. The
 * backlog is that of all processes. Immutable. Later versions may add components.
 *
 * @param gateways the state of each gateway
 * @param backlog the messages that wait in the outbox, and the dead letters
 * @param missingProfiles the names of profiles that an organization has and this roster does not have. Nobody in such
 *     an organization may do anything that needs a permission.
 */
public record Health(List<GatewayHealth> gateways, Backlog backlog, Set<String> missingProfiles) {

    public Health {
        gateways = List.copyOf(gateways);
        missingProfiles = Collections.unmodifiableSet(new TreeSet<>(missingProfiles));
    }

    /**
     * Whether no gateway is in trouble and no profile is missing. Dead letters and waiting messages do not count here.
     */
    public boolean isUp() {
        return missingProfiles.isEmpty() && gateways.stream().allMatch(GatewayHealth::isUp);
    }
}
