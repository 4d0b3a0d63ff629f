package io.rosterkit.access;

import io.rosterkit.model.access.Permission;
import io.rosterkit.model.outcome.Arguments;
import java.util.Set;

/** The permissions of the host, and those of host or library that are given and denied to single users. Immutable. */
public record DeclaredPermissions(Set<Permission> ofHost, Set<Permission> single) {

    public DeclaredPermissions {
        Arguments.required("ofHost", ofHost, "single", single);
        ofHost = Set.copyOf(ofHost);
        single = Set.copyOf(single);
    }

    /** Whether the library asks for the permission, or the host declared it. */
    public boolean contains(Permission permission) {
        Arguments.required("permission", permission);
        return ofHost.contains(permission) || Permission.ofLibrary().contains(permission);
    }
}
