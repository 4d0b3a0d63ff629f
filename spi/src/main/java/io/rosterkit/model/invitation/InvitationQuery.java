package io.rosterkit.model.invitation;

import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.outcome.Arguments;
import java.time.Instant;
import java.util.Set;

/**
 * Which invitations of an organization, in which order. {@code states} are the states as of {@code now}, so that an
 * open invitation past its time counts as expired; an empty set means all.
 */
public record InvitationQuery(Set<InvitationState> states, Order order, Instant now, Slice slice) {

    public InvitationQuery {
        Arguments.required("states", states, "order", order, "now", now, "slice", slice);
        states = Set.copyOf(states);
    }

    /** The orders; invitations of one address are in the order of their ids. */
    public enum Order {
        /** By id and so by creation, latest first. */
        NEWEST_FIRST,
        /** By id and so by creation, earliest first. */
        OLDEST_FIRST,
        /** By the key of the address, in the order of its bytes. */
        ADDRESS
    }
}
