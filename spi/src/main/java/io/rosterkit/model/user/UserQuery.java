package io.rosterkit.model.user;

import io.rosterkit.model.access.UserType;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.outcome.Arguments;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Which users of an organization, in which order. Every part of the filter that is empty lets all pass. */
public record UserQuery(Filter filter, Order order, Slice slice) {

    public UserQuery {
        Arguments.required("filter", filter, "order", order, "slice", slice);
    }

    /** Users of these statuses, of these types, and under a lock that holds at that moment. */
    public record Filter(Set<UserStatus> statuses, Set<UserType> types, Optional<Instant> lockedAt) {

        public Filter {
            Arguments.required("statuses", statuses, "types", types, "lockedAt", lockedAt);
            statuses = Set.copyOf(statuses);
            types = Set.copyOf(types);
        }

        /** All users of these statuses. */
        public static Filter of(UserStatus first, UserStatus... more) {
            Arguments.required("first", first, "more", more);
            return new Filter(EnumSet.of(first, more), Set.of(), Optional.empty());
        }

        /** All users under a lock that holds at that moment. */
        public static Filter lockedAt(Instant now) {
            Arguments.required("now", now);
            return new Filter(Set.of(), Set.of(), Optional.of(now));
        }

        /** The same, of these types only. */
        public Filter ofTypes(Set<UserType> only) {
            Arguments.required("only", only);
            return new Filter(statuses, only, lockedAt);
        }
    }

    /** The orders; ties break by id in the same direction. */
    public enum Order {
        /** By creation, latest first. A user who was invited was created with the invitation. */
        NEWEST_FIRST,
        /** By creation, earliest first. */
        OLDEST_FIRST,
        /** By the key of the address. A closed user has the place of the address it had last. */
        ADDRESS
    }
}
