package io.rosterkit.access;

import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.outcome.Arguments;
import java.util.Optional;
import java.util.Set;

/**
 * What a user type means: the permissions that users of the type have; those that they never have, whatever their roles
 * and single grants; the roles whose holders may give the type; and the types of the users to whom they may write. If
 * no role is named, any user who has all permissions of the type may give it; support and jobs give every type. Where
 * no types are named, they may write to users of any type of the profile. Immutable.
 */
public record TypeRule(
        Set<Permission> permissions, Set<Permission> never, Set<Role> grantableBy, Optional<Set<UserType>> mayWriteTo) {

    public TypeRule {
        Arguments.required(
                "permissions", permissions, "never", never, "grantableBy", grantableBy, "mayWriteTo", mayWriteTo);
        permissions = Set.copyOf(permissions);
        never = Set.copyOf(never);
        grantableBy = Set.copyOf(grantableBy);
        mayWriteTo = mayWriteTo.map(Set::copyOf);
    }

    /** A type whose users have these permissions without any role. There may be none. */
    public static TypeRule allowing(Permission... permissions) {
        Arguments.required("permissions", permissions);
        return new TypeRule(Set.of(permissions), Set.of(), Set.of(), Optional.empty());
    }

    /** The same, where users of the type never have these permissions. Default: none. */
    public TypeRule never(Permission... denied) {
        Arguments.required("denied", denied);
        return new TypeRule(permissions, Set.of(denied), grantableBy, mayWriteTo);
    }

    /** The same, where among users only holders of these roles may give the type. Default: no role. */
    public TypeRule grantableBy(Role... roles) {
        Arguments.required("roles", roles);
        return new TypeRule(permissions, never, Set.of(roles), mayWriteTo);
    }

    /** The same, where users of the type write to active users of these types only. Default: of any type. */
    public TypeRule mayWriteTo(UserType... types) {
        Arguments.required("types", types);
        return new TypeRule(permissions, never, grantableBy, Optional.of(Set.of(types)));
    }
}
