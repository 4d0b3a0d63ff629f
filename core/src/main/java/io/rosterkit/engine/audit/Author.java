package io.rosterkit.engine.audit;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.audit.Agent;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Who makes a change, in which organization, and when. */
public record Author(OrganizationId organization, Agent agent, Instant now) {

    /** The user who makes the change, if it is a user. */
    public Optional<UserId> user() {
        return agent.kind() == Agent.Kind.MEMBER
                ? Optional.of(new UserId(UUID.fromString(agent.id())))
                : Optional.empty();
    }
}
