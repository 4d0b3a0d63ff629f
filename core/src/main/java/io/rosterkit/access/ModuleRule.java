package io.rosterkit.access;

import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.outcome.Arguments;
import java.util.Set;

/**
 * What a module of the product means: the permissions of the host that its users have by it, the types of users who can
 * have it, whether they keep it when an administrator locks them, and whether a lock by failed attempts removes it.
 * Where no type is named, users of every type can have it. Immutable.
 */
public record ModuleRule(
        Set<Permission> permissions, Set<UserType> types, boolean keptOnLock, boolean removedByFailedAttempts) {

    public ModuleRule {
        Arguments.required("permissions", permissions, "types", types);
        permissions = Set.copyOf(permissions);
        types = Set.copyOf(types);
    }

    /** A module whose users have these permissions of the host. There may be none. */
    public static ModuleRule allowing(Permission... permissions) {
        Arguments.required("permissions", permissions);
        return new ModuleRule(Set.of(permissions), Set.of(), false, false);
    }

    /** The same, where only users of these types can have the module. Default: users of every type. */
    public ModuleRule ofTypes(UserType... some) {
        Arguments.required("some", some);
        return new ModuleRule(permissions, Set.of(some), keptOnLock, removedByFailedAttempts);
    }

    /** The same, where users keep the module when an administrator locks them. Default: it is removed. */
    public ModuleRule keptOnLock(boolean kept) {
        return new ModuleRule(permissions, types, kept, removedByFailedAttempts);
    }

    /** The same, where failed attempts that lock the account remove the module. Default: users keep it. */
    public ModuleRule removedByFailedAttempts(boolean removed) {
        return new ModuleRule(permissions, types, keptOnLock, removed);
    }

    /** Whether users of the type can have the module. */
    public boolean isFor(UserType type) {
        Arguments.required("type", type);
        return types.isEmpty() || types.contains(type);
    }
}
