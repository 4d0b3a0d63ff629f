package io.rosterkit.audit;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.audit.Agent;
import java.time.Instant;

/** Who writes into the journal of which organization, and when. */
public record Author(OrganizationId organization, Agent agent, Instant now) {}
