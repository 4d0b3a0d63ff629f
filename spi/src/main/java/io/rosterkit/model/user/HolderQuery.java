package io.rosterkit.model.user;

import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import java.util.Optional;
import java.util.Set;

/**
 * Who holds a permission, or one of some roles. These are users with one of these roles, without {@code ending} only
 * those whose role has no end and who have none themselves, and, where {@code bySingleGrant}, users with a single grant
 * of the permission. A user to whom the permission is denied is none, nor is one of a type that never has it.
 */
public record HolderQuery(
        Optional<Permission> permission, Set<Role> roles, boolean ending, boolean bySingleGrant, Set<UserType> never) {

    public HolderQuery {
        roles = Set.copyOf(roles);
        never = Set.copyOf(never);
    }

    /** By one of these roles or a single grant, whatever the type. */
    public static HolderQuery of(Permission permission, Set<Role> roles) {
        return new HolderQuery(Optional.of(permission), roles, true, true, Set.of());
    }

    /** By this role, whatever permissions a user was granted or denied. */
    public static HolderQuery of(Role role) {
        return new HolderQuery(Optional.empty(), Set.of(role), true, false, Set.of());
    }

    /** The same without those whose role ends, or who end themselves. */
    public HolderQuery withoutEnding() {
        return new HolderQuery(permission, roles, false, bySingleGrant, never);
    }
}
