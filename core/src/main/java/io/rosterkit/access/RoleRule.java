package io.rosterkit.access;

import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.outcome.Arguments;
import java.util.Set;

/**
 * What a role allows, and the roles whose holders may give it to other users; those holders also need
 * {@link Permission#GRANT_ROLES}, and so does support. If no role is named, only support and jobs may give it.
 */
public record RoleRule(Set<Permission> permissions, Set<Role> grantableBy) {

    public RoleRule {
        Arguments.required("permissions", permissions, "grantableBy", grantableBy);
        permissions = Set.copyOf(permissions);
        grantableBy = Set.copyOf(grantableBy);
    }
}
