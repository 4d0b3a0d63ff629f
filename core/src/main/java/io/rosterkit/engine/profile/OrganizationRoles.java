package io.rosterkit.engine.profile;

import io.rosterkit.access.AccessPolicy;
import io.rosterkit.access.RoleRule;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.CustomRoleSet;
import io.rosterkit.model.access.CustomRoleSet.CustomRole;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.organization.stored.Organization;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The roles that there are in one organization: those of its profile, and those that it composed where the profile lets
 * it. A role that it composed allows only what the profile lets such roles allow at this moment. Pure.
 */
public record OrganizationRoles(AccessPolicy policy, CustomRoleSet custom) {

    /** The roles of the organization of an access state. */
    public static OrganizationRoles of(Profiles profiles, AccessState access) {
        return new OrganizationRoles(profiles.access(access.profile()), access.customRoles());
    }

    /** The roles of an organization. */
    public static OrganizationRoles of(Profiles profiles, Organization organization) {
        return new OrganizationRoles(profiles.access(organization.profile()), organization.customRoles());
    }

    /** The roles of the profile of that name alone. */
    public static OrganizationRoles of(Profiles profiles, ProfileName profile) {
        return new OrganizationRoles(profiles.access(profile), CustomRoleSet.none());
    }

    /** Whether there is such a role. */
    public boolean contains(Role role) {
        return policy.roles().containsKey(role) || find(role).isPresent();
    }

    /** The role, if it is one that the organization composed, and the profile lets it. */
    public Optional<CustomRole> find(Role role) {
        return policy.declared().ofCustomRoles().isEmpty() || !CustomRoleSet.hasCode(role)
                ? Optional.empty()
                : custom.find(role);
    }

    /** Whether there is such a role, and it allows that. */
    public boolean allows(Role role, Permission permission) {
        RoleRule rule = policy.roles().get(role);
        return rule == null
                ? policy.declared().ofCustomRoles().contains(permission)
                        && custom.find(role)
                                .filter(found -> found.permissions().contains(permission))
                                .isPresent()
                : rule.permissions().contains(permission);
    }

    /** What the role allows, in the order of the codes; nothing where there is no such role. */
    public Set<Permission> permissions(Role role) {
        return find(role).map(this::permissions).orElseGet(() -> policy.permissions(role));
    }

    /** What a role that the organization composed allows, in the order of the codes. */
    public Set<Permission> permissions(CustomRole role) {
        return role.permissions().stream()
                .filter(policy.declared().ofCustomRoles()::contains)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
