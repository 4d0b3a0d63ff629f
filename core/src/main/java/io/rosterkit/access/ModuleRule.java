package io.rosterkit.access;

import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.outcome.Arguments;
import java.util.Set;

/**
 * What a module of the product means: the permissions of the host that its users have by it, the types of users who can
 * have it, and whether they keep it when an administrator locks them. Where no type is named, users of every type can
 * have it. Immutable.
 */
public record ModuleRule(Set<Permission> permissions, Set<UserType> types, boolean keptOnLock) {

    public ModuleRule {
        Arguments.required("permissions", permissions, "types", types);
        permissions = Set.copyOf(permissions);
        types = Set.copyOf(types);
    }

    /** A module whose users have these permissions of the host. There may be none. */
    public static ModuleRule allowing(Permission... permissions) {
        Arguments.required("permissions", permissions);
        return new ModuleRule(Set.of(permissions), Set.of(), false);
    }

    /** The same, where only users of these types can have the module. Default: users of every type. */
    public ModuleRule ofTypes(UserType... some) {
        Arguments.required("some", some);
        return new ModuleRule(permissions, Set.of(some), keptOnLock);
    }

    /** The same, where users keep the module when an administrator locks them. Default: it is removed. */
    public ModuleRule keptOnLock(boolean kept) {
        return new ModuleRule(permissions, types, kept);
    }

    /** Whether users of the type can have the module. */
    public boolean isFor(UserType type) {
        Arguments.required("type", type);
        return types.isEmpty() || types.contains(type);
    }
}
