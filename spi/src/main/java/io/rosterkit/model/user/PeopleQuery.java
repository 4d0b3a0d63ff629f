package io.rosterkit.model.user;

import io.rosterkit.model.access.UserType;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.search.SearchTerm;
import java.util.Optional;
import java.util.Set;

/**
 * Which people of an organization, with or without a user, in which order: those whose search text has all parts of the
 * term, whose registration has come that far, who are of these types, who are active in the directory or not, and who
 * have that access. What is empty lets all pass.
 */
public record PeopleQuery(
        SearchTerm search,
        Set<RegistrationStatus> registrations,
        Set<UserType> types,
        Optional<Boolean> active,
        Optional<UserQuery.Access> access,
        Order order,
        Slice slice) {

    public PeopleQuery {
        Arguments.required("types", types, "active", active, "access", access);
        Arguments.required("search", search, "registrations", registrations, "order", order, "slice", slice);
        registrations = Set.copyOf(registrations);
        types = Set.copyOf(types);
    }

    /** People of any type and access, active or not. */
    public PeopleQuery(SearchTerm search, Set<RegistrationStatus> registrations, Order order, Slice slice) {
        this(search, registrations, Set.of(), Optional.empty(), Optional.empty(), order, slice);
    }

    /** All people by address. */
    public static PeopleQuery all(Slice slice) {
        return new PeopleQuery(SearchTerm.none(), Set.of(), Order.ADDRESS, slice);
    }

    /** The orders; ties break by id. */
    public enum Order {
        /** By the key of the address; people without one come first. */
        ADDRESS,
        /** By name, folded, by the order of its characters; people without a name come first. */
        NAME
    }
}
