package io.rosterkit.user;

import io.rosterkit.access.Trait;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.productmodule.ProductModule;
import io.rosterkit.model.user.UserQuery.Activity;
import io.rosterkit.model.user.UserStatus;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which users a list shows. Begin with {@link #all}, {@link #of} or {@link #locked}, and narrow it. A user is shown
 * when all conditions hold. Immutable.
 *
 * @param conditions what the filter asks for
 */
public record UserFilter(Conditions conditions) {

    public UserFilter {
        Arguments.required("conditions", conditions);
    }

    /**
     * What a filter asks for; what is empty lets all users pass.
     *
     * @param term what is searched for, as it was typed
     */
    public record Conditions(
            Set<UserStatus> statuses,
            Set<UserType> types,
            Optional<Trait> trait,
            boolean onlyLocked,
            String term,
            Access access,
            Activity activity) {

        public Conditions {
            statuses = Set.copyOf(statuses);
            types = Set.copyOf(types);
        }

        /** Hides the term, which may be personal. */
        @Override
        public String toString() {
            return "Conditions[...]";
        }

        private Conditions with(Access other) {
            return new Conditions(statuses, types, trait, onlyLocked, term, other, activity);
        }

        private Conditions with(Activity other) {
            return new Conditions(statuses, types, trait, onlyLocked, term, access, other);
        }
    }

    /**
     * The roles, practices and modules that are asked for, and the time by which a user, or a present role or practice
     * of the user, ends.
     */
    public record Access(
            Set<Role> roles, Set<PracticeId> practices, Set<ProductModule> modules, Optional<Instant> endsBy) {

        public Access {
            roles = Set.copyOf(roles);
            practices = Set.copyOf(practices);
            modules = Set.copyOf(modules);
        }

        /** Whether all users pass, whatever roles, practices and modules they have. */
        public boolean isAny() {
            return roles.isEmpty() && practices.isEmpty() && modules.isEmpty() && endsBy.isEmpty();
        }
    }

    /** All users, closed ones too. */
    public static UserFilter all() {
        return shown(Set.of(), false);
    }

    /**
     * The users of these statuses, locked ones too. {@link IllegalArgumentException} for {@link UserStatus#INVITED} and
     * {@link UserStatus#LISTED}: these people are no users; the directory lists them.
     */
    public static UserFilter of(UserStatus first, UserStatus... more) {
        Arguments.required("first", first, "more", more);
        Set<UserStatus> wanted = EnumSet.of(first, more);
        if (wanted.contains(UserStatus.INVITED) || wanted.contains(UserStatus.LISTED)) {
            throw new IllegalArgumentException(
                    "status must not be INVITED or LISTED: desk.directory() lists people without a user");
        }
        return shown(wanted, false);
    }

    /**
     * The users under a lock that holds at the time of the call, active or not. Closed users are left out: their lock
     * has no effect.
     */
    public static UserFilter locked() {
        return shown(EnumSet.of(UserStatus.ACTIVE, UserStatus.DEACTIVATED), true);
    }

    /** The same, of these types only. It replaces a trait. */
    public UserFilter ofTypes(Set<UserType> only) {
        Arguments.required("only", only);
        return of(only, Optional.empty(), conditions.term());
    }

    /** The same, only those who have the trait, or lack it, by their type or title. It replaces types. */
    public UserFilter withTrait(Trait wanted) {
        Arguments.required("wanted", wanted);
        return of(Set.of(), Optional.of(wanted), conditions.term());
    }

    /**
     * The same, only users who match every word of the term, in name, address or external id. Case, accents and blanks
     * do not matter: {@code annaweiss} finds Anna Weiss. A word of one or two characters matches only the beginning of
     * a word. In scripts without blanks (Chinese, Thai) it matches anywhere. A blank term lets all users pass. The list
     * refuses a term of more than 200 characters or 16 words.
     */
    public UserFilter matching(String term) {
        Arguments.required("term", term);
        return of(conditions.types(), conditions.trait(), term);
    }

    /** The same, only those who hold any of these roles in the whole organization at the time of the call. */
    public UserFilter withRoles(Set<Role> any) {
        Arguments.required("any", any);
        Access access = conditions.access();
        return new UserFilter(conditions.with(new Access(any, access.practices(), access.modules(), access.endsBy())));
    }

    /**
     * The same, only those who belong to any of these practices at the time of the call. A caller who may view users at
     * each of these practices, and not in the whole organization, may ask for this list.
     */
    public UserFilter atPractices(Set<PracticeId> any) {
        Arguments.required("any", any);
        Access access = conditions.access();
        return new UserFilter(conditions.with(new Access(access.roles(), any, access.modules(), access.endsBy())));
    }

    /**
     * The same, only those who have any of these modules of the product, whether the module is usable at the time of
     * the call or not.
     */
    public UserFilter withModules(Set<ProductModule> any) {
        Arguments.required("any", any);
        Access access = conditions.access();
        return new UserFilter(conditions.with(new Access(access.roles(), access.practices(), any, access.endsBy())));
    }

    /** The same, only those who end at that time or before, or of whose present roles or practices one does. */
    public UserFilter endingBy(Instant end) {
        Arguments.required("end", end);
        Access access = conditions.access();
        return new UserFilter(
                conditions.with(new Access(access.roles(), access.practices(), access.modules(), Optional.of(end))));
    }

    /** The same, only those who have signed in at that time or later, as far as the time is kept: to the hour. */
    public UserFilter signedInSince(Instant time) {
        Arguments.required("time", time);
        return new UserFilter(conditions.with(
                new Activity(Optional.of(time), conditions.activity().notSince())));
    }

    /** The same, only those who have not signed in at that time or later: those who never have, too. */
    public UserFilter notSignedInSince(Instant time) {
        Arguments.required("time", time);
        return new UserFilter(conditions.with(new Activity(conditions.activity().since(), Optional.of(time))));
    }

    private static UserFilter shown(Set<UserStatus> statuses, boolean onlyLocked) {
        Access any = new Access(Set.of(), Set.of(), Set.of(), Optional.empty());
        return new UserFilter(
                new Conditions(statuses, Set.of(), Optional.empty(), onlyLocked, "", any, Activity.any()));
    }

    private UserFilter of(Set<UserType> types, Optional<Trait> trait, String term) {
        return new UserFilter(new Conditions(
                conditions.statuses(),
                types,
                trait,
                conditions.onlyLocked(),
                term,
                conditions.access(),
                conditions.activity()));
    }
}
