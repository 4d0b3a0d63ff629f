package io.rosterkit.model.user;

import io.rosterkit.model.PracticeId;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.productmodule.ProductModule;
import io.rosterkit.model.search.SearchTerm;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Which users of an organization, in which order. Every part of the filter that is empty lets all pass. */
public record UserQuery(Filter filter, Order order, Slice slice) {

    public UserQuery {
        Arguments.required("filter", filter, "order", order, "slice", slice);
    }

    private static final Instant EARLIEST = Instant.parse("1000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-30T00:00:00Z");

    /** The nearest moment that every database can hold. */
    private static Instant nearest(Instant moment) {
        Instant later = moment.isBefore(EARLIEST) ? EARLIEST : moment;
        return later.isAfter(LATEST) ? LATEST : later;
    }

    /**
     * Users of these statuses, of these types, of these titles, under a lock that holds at that moment, whose search
     * text has all parts of the term, with that access, and with that activity.
     */
    public record Filter(
            Set<UserStatus> statuses,
            Set<UserType> types,
            Optional<Titles> titles,
            Optional<Instant> lockedAt,
            SearchTerm search,
            Optional<Access> access,
            Activity activity) {

        public Filter {
            Arguments.required("statuses", statuses, "types", types, "titles", titles, "lockedAt", lockedAt);
            Arguments.required("search", search, "access", access, "activity", activity);
            statuses = Set.copyOf(statuses);
            types = Set.copyOf(types);
        }

        /** All users. */
        public static Filter all() {
            return new Filter(
                    Set.of(),
                    Set.of(),
                    Optional.empty(),
                    Optional.empty(),
                    SearchTerm.none(),
                    Optional.empty(),
                    Activity.any());
        }

        /** All users of these statuses. */
        public static Filter of(UserStatus first, UserStatus... more) {
            Arguments.required("first", first, "more", more);
            return all().ofStatuses(EnumSet.of(first, more));
        }

        /** All users under a lock that holds at that moment. */
        public static Filter lockedAt(Instant now) {
            Arguments.required("now", now);
            return all().locked(Optional.of(now));
        }

        /** The same, of these statuses only. */
        public Filter ofStatuses(Set<UserStatus> only) {
            return new Filter(only, types, titles, lockedAt, search, access, activity);
        }

        /** The same, of these types only. */
        public Filter ofTypes(Set<UserType> only) {
            return new Filter(statuses, only, titles, lockedAt, search, access, activity);
        }

        /** The same, with these titles only. */
        public Filter with(Titles only) {
            return new Filter(statuses, types, Optional.of(only), lockedAt, search, access, activity);
        }

        /** The same, under a lock that holds at that moment, or locked or not. */
        public Filter locked(Optional<Instant> at) {
            return new Filter(statuses, types, titles, at, search, access, activity);
        }

        /** The same, found by that term only. */
        public Filter matching(SearchTerm term) {
            return new Filter(statuses, types, titles, lockedAt, term, access, activity);
        }

        /** The same, with that access only. */
        public Filter with(Access only) {
            return new Filter(statuses, types, titles, lockedAt, search, Optional.of(only), activity);
        }

        /** The same, with that activity only. */
        public Filter with(Activity only) {
            return new Filter(statuses, types, titles, lockedAt, search, access, only);
        }
    }

    /**
     * Who holds any of these roles in the whole organization and belongs to any of these practices at that moment; who
     * has any of these modules, usable or not; and who at {@code endsBy} or before ends, or loses one of the roles and
     * practices of that moment, at any place.
     */
    public record Access(
            Set<Role> roles,
            Set<PracticeId> practices,
            Set<ProductModule> modules,
            Optional<Instant> endsBy,
            Instant at) {

        public Access {
            Arguments.required("roles", roles, "practices", practices, "modules", modules, "endsBy", endsBy, "at", at);
            roles = Set.copyOf(roles);
            practices = Set.copyOf(practices);
            modules = Set.copyOf(modules);
            endsBy = endsBy.map(UserQuery::nearest);
        }
    }

    /** Who has one of these titles; or, with {@code having} false, who has none of them or no title at all. */
    public record Titles(Set<Title> any, boolean having) {

        public Titles {
            any = Set.copyOf(any);
        }

        /** Whether a user with that title is one of them. */
        public boolean contains(Optional<Title> title) {
            return title.filter(any::contains).isPresent() == having;
        }
    }

    /** Who has signed in at {@code since} or later; who has not signed in at {@code notSince} or later. */
    public record Activity(Optional<Instant> since, Optional<Instant> notSince) {

        public Activity {
            Arguments.required("since", since, "notSince", notSince);
            since = since.map(UserQuery::nearest);
            notSince = notSince.map(UserQuery::nearest);
        }

        /** All users, whether they have signed in or not. */
        public static Activity any() {
            return new Activity(Optional.empty(), Optional.empty());
        }
    }

    /** The orders; ties break by id in the same direction. */
    public enum Order {
        /** By creation, latest first. A user who was invited was created with the invitation. */
        NEWEST_FIRST,
        /** By creation, earliest first. */
        OLDEST_FIRST,
        /** By the key of the address. A closed user has the place of the address it had last. */
        ADDRESS,
        /** By name, folded, by the order of its characters; users without a name come first. */
        NAME,
        /** By the last sign-in, latest first. Only users who have signed in are in this order. */
        LAST_SIGN_IN
    }
}
