package io.rosterkit.model.audit;

import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.outcome.Arguments;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Which entries of an organization, in which order. Every part of the filter that is empty lets all pass. */
public record JournalQuery(Filter filter, Order order, Slice slice) {

    public JournalQuery {
        Arguments.required("filter", filter, "order", order, "slice", slice);
    }

    /**
     * Entries about one subject, by one agent, of one act, in a time span ({@code from} included, {@code until} not).
     */
    public record Filter(
            Optional<UUID> subject,
            Optional<String> agent,
            Optional<String> act,
            Optional<Instant> from,
            Optional<Instant> until) {

        public Filter {
            Arguments.required("subject", subject, "agent", agent, "act", act, "from", from, "until", until);
        }

        /** All entries. */
        public static Filter all() {
            return new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }

        /** The entries about one subject. */
        public static Filter about(UUID subject) {
            Arguments.required("subject", subject);
            return new Filter(
                    Optional.of(subject), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /** The orders, by the ids of the entries. */
    public enum Order {
        /** Latest first. */
        NEWEST_FIRST,
        /** Earliest first. */
        OLDEST_FIRST
    }
}
