package io.rosterkit.access;

import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.outcome.Arguments;
import java.util.Set;

/**
 * What a role allows, and the roles whose holders may give it to other users; those holders also need
 * {@link Permission#GRANT_ROLES}, and so does support. If no role is named, only support and jobs may give it. With
 * {@code holderRequired}, the last active user who has the role in the whole organization and without an end can lose
 * it by no change.
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
