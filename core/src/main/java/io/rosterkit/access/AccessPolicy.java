package io.rosterkit.access;

import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.outcome.Arguments;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The user types and roles of a product, the types that have a trait, and the permissions of the host. Codes it does
 * not know allow nothing.
 */
public record AccessPolicy(
        Set<UserType> types, Map<Role, RoleRule> roles, Map<Trait, Set<UserType>> traits, Set<Permission> ofHost) {

    public AccessPolicy {
        Arguments.required("types", types, "roles", roles, "traits", traits, "ofHost", ofHost);
        ofHost = Set.copyOf(ofHost);
        types = Set.copyOf(types);
        roles = Map.copyOf(roles);
        traits = Map.copyOf(traits);
        for (Map.Entry<Role, RoleRule> rule : roles.entrySet()) {
            if (!roles.keySet().containsAll(rule.getValue().grantedBy())) {
                throw new IllegalArgumentException(
                        "roles." + rule.getKey() + ".grantedBy must name roles of the profile");
            }
            for (Permission permission : rule.getValue().permissions()) {
                if (!ofHost.contains(permission) && !Permission.ofLibrary().contains(permission)) {
                    throw new IllegalArgumentException("roles." + rule.getKey() + ".permissions must not hold "
                            + permission + ", which the profile does not declare");
                }
            }
        }
        for (Map.Entry<Trait, Set<UserType>> trait : traits.entrySet()) {
            boolean some = !trait.getValue().isEmpty() && trait.getValue().size() < types.size();
            if (!trait.getKey().present() || !some || !types.containsAll(trait.getValue())) {
                throw new IllegalArgumentException(
                        "traits." + trait.getKey() + " must name some types of the profile, and not all");
            }
        }
    }

    /** Whether the library asks for the permission, or the profile declares it. */
    public boolean knows(Permission permission) {
        Arguments.required("permission", permission);
        return ofHost.contains(permission) || Permission.ofLibrary().contains(permission);
    }

    /** What a role allows, in the order of the codes; nothing where the profile has no such role. */
    public Set<Permission> permissions(Role role) {
        Arguments.required("role", role);
        return permissionsOf(Set.of(role));
    }

    /** What holders of those roles may do, in the order of the codes. */
    public Set<Permission> permissionsOf(Set<Role> held) {
        Arguments.required("held", held);
        return held.stream()
                .map(roles::get)
                .filter(Objects::nonNull)
                .flatMap(rule -> rule.permissions().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether the profile says which types have the trait. */
    public boolean has(Trait trait) {
        Arguments.required("trait", trait);
        return traits.containsKey(Trait.of(trait.code()));
    }

    /** The types that have the trait, or that lack it; never none. */
    public Set<UserType> typesOf(Trait trait) {
        Arguments.required("trait", trait);
        Set<UserType> having = traits.get(Trait.of(trait.code()));
        if (having == null) {
            throw new IllegalArgumentException("trait must be one of the profile, and not " + trait.code());
        }
        return types.stream()
                .filter(type -> having.contains(type) == trait.present())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether holders of the role have the permission. */
    public boolean allows(Role role, Permission permission) {
        Arguments.required("role", role, "permission", permission);
        RoleRule rule = roles.get(role);
        return rule != null && rule.permissions().contains(permission);
    }

    /** The roles whose holders have the permission. */
    public Set<Role> rolesWith(Permission permission) {
        Arguments.required("permission", permission);
        return roles.keySet().stream().filter(role -> allows(role, permission)).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Whether the rule of the role {@code granted} names the role {@code granter}. A user who gives it also needs
     * {@link Permission#GRANT_ROLES}.
     */
    public boolean mayGrant(Role granter, Role granted) {
        Arguments.required("granter", granter, "granted", granted);
        RoleRule rule = roles.get(granted);
        return rule != null && roles.containsKey(granter) && rule.grantedBy().contains(granter);
    }
}
