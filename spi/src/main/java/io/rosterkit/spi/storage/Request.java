package io.rosterkit.spi.storage;

import io.rosterkit.model.Bytes;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.RequestId;
import java.time.Instant;

/**
 * A request that was carried out: the operation, a hash over actor, operation and content, and the first answer as text
 * of at most 8,000 characters, without secrets.
 */
public record Request(
        OrganizationId organization, RequestId id, String operation, Bytes hash, String answer, Instant at) {}
