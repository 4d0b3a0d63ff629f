package io.rosterkit.access;

import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import java.util.Map;
import java.util.Set;

/** The user types and roles of a product. Codes it does not know allow nothing. */
public record AccessPolicy(Set<UserType> types, Map<Role, RoleRule> roles) {

    public AccessPolicy {
        types = Set.copyOf(types);
        roles = Map.copyOf(roles);
        for (Map.Entry<Role, RoleRule> rule : roles.entrySet()) {
            if (!roles.keySet().containsAll(rule.getValue().grantedBy())) {
                throw new IllegalArgumentException(
                        "roles." + rule.getKey() + ".grantedBy must name roles of the profile");
            }
        }
    }

    boolean allows(Role role, Permission permission) {
        RoleRule rule = roles.get(role);
        return rule != null && rule.permissions().contains(permission);
    }

    Set<Role> rolesWith(Permission permission) {
        return roles.keySet().stream()
                .filter(role -> allows(role, permission))
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    boolean mayGrant(Role granter, Role granted) {
        RoleRule rule = roles.get(granted);
        return rule != null && roles.containsKey(granter) && rule.grantedBy().contains(granter);
    }
}
