package io.rosterkit.organization;

import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import java.util.Set;

/** What the first user of an organization is. */
public record FirstUser(UserType type, Set<Role> roles) {

    public FirstUser {
        roles = Set.copyOf(roles);
    }
}
