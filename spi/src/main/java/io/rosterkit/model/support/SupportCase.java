package io.rosterkit.model.support;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.outcome.Arguments;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A case that the host opens with the vendor's support, in a system of its own: what is asked for, in which
 * organization, by which user, if by one, and when. The facts are codes, ids and numbers. The library keeps no cases.
 */
public record SupportCase(
        Topic topic,
        OrganizationId organization,
        Optional<UserId> askedBy,
        Instant askedAt,
        SortedMap<String, String> facts) {

    /** What support is asked for. Later versions may add topics. */
    public enum Topic {
        /** More seats; the facts {@code pool} and {@code count} say of which pool and how many. */
        MORE_SEATS
    }

    public SupportCase {
        Arguments.required("topic", topic, "organization", organization, "askedBy", askedBy);
        Arguments.required("askedAt", askedAt, "facts", facts);
        facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    }
}
