package io.rosterkit.model.user;

import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.search.SearchTerm;
import java.util.Set;

/**
 * Which people of an organization, users and invited, in which order: those whose search text has all parts of the
 * term, and whose registration has come that far. An empty set lets all pass.
 */
public record PeopleQuery(SearchTerm search, Set<RegistrationStatus> registrations, Order order, Slice slice) {

    public PeopleQuery {
        Arguments.required("search", search, "registrations", registrations, "order", order, "slice", slice);
        registrations = Set.copyOf(registrations);
    }

    /** All people by address. */
    public static PeopleQuery all(Slice slice) {
        return new PeopleQuery(SearchTerm.none(), Set.of(), Order.ADDRESS, slice);
    }

    /** The orders; ties break by id. */
    public enum Order {
        /** By the key of the address. */
        ADDRESS,
        /** By name, folded, as its bytes are; people without a name come first. */
        NAME
    }
}
