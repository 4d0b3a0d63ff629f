package io.rosterkit.model.access;

import java.util.Set;

/**
 * Who holds a permission: users with one of these roles or, where {@code bySingleGrant}, with a single grant of it; but
 * none to whom it is denied, and none of a type that never has it.
 */
public record HolderQuery(Permission permission, Set<Role> roles, boolean bySingleGrant, Set<UserType> never) {

    public HolderQuery {
        roles = Set.copyOf(roles);
        never = Set.copyOf(never);
    }

    /** By one of these roles or a single grant, whatever the type. */
    public static HolderQuery of(Permission permission, Set<Role> roles) {
        return new HolderQuery(permission, roles, true, Set.of());
    }
}
