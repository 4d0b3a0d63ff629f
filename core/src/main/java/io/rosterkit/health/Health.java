package io.rosterkit.health;

import io.rosterkit.model.notice.Backlog;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How the gateways are, as this process met them, and how the outbox stands, which all processes share.
 * {@code missingProfiles} are the names of profiles that organizations have and this roster does not, as this process
 * met them: nobody in such an organization may do anything that needs a permission. Immutable. Later versions may add
 * components.
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
