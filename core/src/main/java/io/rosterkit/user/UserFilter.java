package io.rosterkit.user;

import io.rosterkit.access.Trait;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.user.UserStatus;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Which users a list shows. Begin with {@link #all}, {@link #of} or {@link #locked}, and narrow it. Immutable. */
public final class UserFilter {

    private final Set<UserStatus> statuses;
    private final Set<UserType> types;
    private final Optional<Trait> trait;
    private final boolean onlyLocked;

    private UserFilter(Set<UserStatus> statuses, Set<UserType> types, Optional<Trait> trait, boolean onlyLocked) {
        this.statuses = Set.copyOf(statuses);
        this.types = Set.copyOf(types);
        this.trait = trait;
        this.onlyLocked = onlyLocked;
    }

    /** All users, closed ones too. */
    public static UserFilter all() {
        return new UserFilter(Set.of(), Set.of(), Optional.empty(), false);
    }

    /**
     * The users of these statuses, locked ones too. {@link IllegalArgumentException} for {@link UserStatus#INVITED}:
     * invited people are no users; the directory lists them.
     */
    public static UserFilter of(UserStatus first, UserStatus... more) {
        Arguments.required("first", first, "more", more);
        Set<UserStatus> wanted = EnumSet.of(first, more);
        if (wanted.contains(UserStatus.INVITED)) {
            throw new IllegalArgumentException("status must not be INVITED: desk.directory() lists invited people");
        }
        return new UserFilter(wanted, Set.of(), Optional.empty(), false);
    }

    /**
     * The users under a lock that holds at the time of the call, active or not. Closed users are left out: their lock
     * has no effect.
     */
    public static UserFilter locked() {
        return new UserFilter(EnumSet.of(UserStatus.ACTIVE, UserStatus.DEACTIVATED), Set.of(), Optional.empty(), true);
    }

    /** The same, of these types only. It replaces a trait. */
    public UserFilter ofTypes(Set<UserType> only) {
        Arguments.required("only", only);
        return new UserFilter(statuses, only, Optional.empty(), onlyLocked);
    }

    /** The same, of the types only that have the trait, or lack it. It replaces types. */
    public UserFilter withTrait(Trait wanted) {
        Arguments.required("wanted", wanted);
        return new UserFilter(statuses, Set.of(), Optional.of(wanted), onlyLocked);
    }

    /** The statuses that are shown; empty means all. */
    public Set<UserStatus> statuses() {
        return statuses;
    }

    /** The types that are shown; empty means all. */
    public Set<UserType> types() {
        return types;
    }

    /** The trait by which users are shown, if one was given. */
    public Optional<Trait> trait() {
        return trait;
    }

    /** Whether only locked users are shown. */
    public boolean onlyLocked() {
        return onlyLocked;
    }
}
