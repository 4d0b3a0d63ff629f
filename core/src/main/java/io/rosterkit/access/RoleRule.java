package io.rosterkit.access;

import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.outcome.Arguments;
import java.util.Set;

/**
 * What a role allows, and which roles let a user give it to others. Users and support also need
 * {@link Permission#GRANT_ROLES}. Support and jobs may give every role; one with no {@code grantableBy} is given by
 * them alone. With {@code holderRequired}, every change is refused that would leave no active user with the role in the
 * whole organization and without an end.
 */
public record RoleRule(Set<Permission> permissions, Set<Role> grantableBy, boolean holderRequired) {

    public RoleRule {
        Arguments.required("permissions", permissions, "grantableBy", grantableBy);
        permissions = Set.copyOf(permissions);
        grantableBy = Set.copyOf(grantableBy);
    }

    /** A rule for a role that the last holder may lose. */
    public RoleRule(Set<Permission> permissions, Set<Role> grantableBy) {
        this(permissions, grantableBy, false);
    }

    /** The same rule, where the last holder cannot lose the role. */
    public RoleRule requiringHolder() {
        return new RoleRule(permissions, grantableBy, true);
    }
}
