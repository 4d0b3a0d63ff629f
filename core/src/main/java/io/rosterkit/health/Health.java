package io.rosterkit.health;

import io.rosterkit.model.notice.Backlog;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The state of the gateways, of the outbox and of what is stored. All but the backlog is what this process has found
 * since it began; the backlog is that of all processes. Immutable. Later versions may add components.
 *
 * @param gateways the state of each gateway
 * @param backlog the messages that wait in the outbox, and the dead letters
 * @param missingProfiles the names of profiles that an organization has and this roster does not have. Nobody in such
 *     an organization may do anything that needs a permission.
 * @param unknownCodes types, roles, titles, single permissions and modules that a user or a practice has and the
 *     profile of the organization does not have, such as {@code role hygienist}; at most 1,000. They allow nothing.
 * @param damagedRows stored rows that no version of the library wrote, as far as a call has met them; at most 1,000
 */
public record Health(
        List<GatewayHealth> gateways,
        Backlog backlog,
        Set<String> missingProfiles,
        Set<String> unknownCodes,
        Set<DamagedRow> damagedRows) {

    public Health {
        gateways = List.copyOf(gateways);
        missingProfiles = Collections.unmodifiableSet(new TreeSet<>(missingProfiles));
        unknownCodes = Collections.unmodifiableSet(new TreeSet<>(unknownCodes));
        damagedRows = Collections.unmodifiableSet(new TreeSet<>(damagedRows));
    }

    /**
     * Whether no gateway is in trouble and no profile is missing. Dead letters, waiting messages, unknown codes and
     * damaged rows do not count here: each concerns few people, and another process would not help them.
     */
    public boolean isUp() {
        return missingProfiles.isEmpty() && gateways.stream().allMatch(GatewayHealth::isUp);
    }
}
