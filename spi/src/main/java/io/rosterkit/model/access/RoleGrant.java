package io.rosterkit.model.access;

import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A role that a user was given: at that practice or, without one, in the whole organization; for which time; and by
 * which user, where that is known.
 */
public record RoleGrant(Role role, Optional<PracticeId> practice, Validity validity, Optional<UserId> grantedBy) {

    /** Where a role is held. */
    public enum Scope {
        /** In the whole organization. */
        ORGANIZATION,
        /** At one practice, and nowhere else. */
        PRACTICE
    }

    /** The role in the whole organization, at any time. */
    public static RoleGrant of(Role role, Optional<UserId> grantedBy) {
        return new RoleGrant(role, Optional.empty(), Validity.always(), grantedBy);
    }

    /** Each of the roles in the whole organization, at any time. */
    public static Set<RoleGrant> of(Collection<Role> roles, Optional<UserId> grantedBy) {
        return roles.stream().map(role -> of(role, grantedBy)).collect(Collectors.toUnmodifiableSet());
    }

    /** The roles that these grants give in the whole organization at that time, in the order of their codes. */
    public static Set<Role> rolesAt(Instant now, Collection<RoleGrant> grants) {
        return grants.stream()
                .filter(grant -> grant.scope() == Scope.ORGANIZATION && grant.validity.holdsAt(now))
                .map(RoleGrant::role)
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(TreeSet::new), Collections::unmodifiableSet));
    }

    /** The same grant for that time. */
    public RoleGrant during(Validity time) {
        return new RoleGrant(role, practice, time, grantedBy);
    }

    /** A grant at that practice as one in the whole organization; any other as it is. */
    RoleGrant widened(PracticeId at) {
        return practice.filter(at::equals).isPresent()
                ? new RoleGrant(role, Optional.empty(), validity, grantedBy)
                : this;
    }

    /** The roles that these grants give at that time or later, at any place. */
    public static Set<Role> rolesFrom(Instant time, Collection<RoleGrant> grants) {
        return grants.stream()
                .filter(grant -> !grant.validity.isOverAt(time))
                .map(RoleGrant::role)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Where the role is held. */
    public Scope scope() {
        return practice.isPresent() ? Scope.PRACTICE : Scope.ORGANIZATION;
    }
}
