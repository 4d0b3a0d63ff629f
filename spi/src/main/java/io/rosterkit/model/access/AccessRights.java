package io.rosterkit.model.access;

import io.rosterkit.model.PracticeId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What decides which permissions a user has: the type, the roles of any time and place, and the single permissions.
 * What they come to is for the profile to say.
 */
public record AccessRights(UserType type, Set<RoleGrant> grants, Set<SinglePermission> singles) {

    public AccessRights {
        grants = Set.copyOf(grants);
        singles = Set.copyOf(singles);
    }

    /** The same rights with the roles at that practice as roles in the whole organization; others are as they are. */
    AccessRights at(PracticeId practice) {
        return new AccessRights(
                type, grants.stream().map(grant -> grant.widened(practice)).collect(Collectors.toSet()), singles);
    }

    /** The same rights without the roles that end before that time. */
    AccessRights lastingUntil(Instant time) {
        return new AccessRights(
                type,
                grants.stream()
                        .filter(grant -> grant.validity()
                                .ends()
                                .filter(end -> end.isBefore(time))
                                .isEmpty())
                        .collect(Collectors.toSet()),
                singles);
    }

    /** The same rights without the roles that end. */
    public AccessRights lasting() {
        return lastingUntil(Instant.MAX);
    }

    /** The roles in the whole organization at that time, in the order of their codes. */
    public Set<Role> rolesAt(Instant now) {
        return RoleGrant.rolesAt(now, grants);
    }

    /** What was decided about the permission with that effect, if anything was. */
    public Optional<SinglePermission> single(Permission permission, SinglePermission.Effect effect) {
        return singles.stream()
                .filter(one -> one.effect() == effect && one.permission().equals(permission))
                .findFirst();
    }
}
