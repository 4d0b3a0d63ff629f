package io.rosterkit.organization;

import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.outcome.Arguments;
import java.util.Set;

/** The type and the roles of the first user of an organization. */
public record FirstUser(UserType type, Set<Role> roles) {

    public FirstUser {
        Arguments.required("type", type, "roles", roles);
        roles = Set.copyOf(roles);
    }
}
