package io.rosterkit.access;

import io.rosterkit.model.access.Permission;
import io.rosterkit.model.outcome.Arguments;
import java.util.Set;

/**
 * The permissions of the host, and among those of host and library the ones that are given and denied to single users,
 * and the ones that an organization may put into roles of its own. Without one of these, it composes no role.
 * Immutable.
 */
public record DeclaredPermissions(Set<Permission> ofHost, Set<Permission> single, Set<Permission> ofCustomRoles) {

    public DeclaredPermissions {
        Arguments.required("ofHost", ofHost, "single", single, "ofCustomRoles", ofCustomRoles);
        ofHost = Set.copyOf(ofHost);
        single = Set.copyOf(single);
        ofCustomRoles = Set.copyOf(ofCustomRoles);
    }

    /** Whether the library asks for the permission, or the host declared it. */
    public boolean contains(Permission permission) {
        Arguments.required("permission", permission);
        return ofHost.contains(permission) || Permission.ofLibrary().contains(permission);
    }
}
