package io.rosterkit.customrole;

import io.rosterkit.model.access.Permission;
import io.rosterkit.model.outcome.Arguments;
import java.util.Set;

/** How a role shall be called on pages, and which permissions of the library or the host it shall hold. Immutable. */
public record CustomRoleDraft(String name, Set<Permission> permissions) {

    public CustomRoleDraft {
        Arguments.required("name", name, "permissions", permissions);
        permissions = Set.copyOf(permissions);
    }
}
